import { expect, test } from 'vitest'
import { stepsOf } from './steps'

const all = () => true

test('what stands at one place takes the steps of that place', () => {
  expect(stepsOf(['submitted', 'submitted'], all).map(({ action }) => action)).toEqual(['accept'])
  expect(stepsOf(['in_review'], all).map(({ to }) => to)).toEqual(['awaiting_initials', 'field_check'])
})

test('what stands at different places takes none together', () => {
  expect(stepsOf(['submitted', 'in_review'], all)).toEqual([])
  expect(stepsOf([], all)).toEqual([])
  expect(stepsOf(['awaiting_signature'], all)).toEqual([])
})

test('a step is offered to whoever has its right', () => {
  expect(stepsOf(['ready'], (right) => right === 'permit.process')).toEqual([])
  expect(stepsOf(['ready'], (right) => right === 'permit.hand_over')).toHaveLength(1)
})
