import { expect, test } from 'vitest'
import { asNik } from './purposes'

test('sixteen digits are a NIK, however they are grouped', () => {
  expect(asNik('1571014508689001')).toBe('1571014508689001')
  expect(asNik(' 1571-0145-0868 9001 ')).toBe('1571014508689001')
  expect(asNik('157101450868900')).toBeNull()
  expect(asNik('Budi 12/2022')).toBeNull()
})
