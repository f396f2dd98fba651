import { afterEach, expect, test } from 'vitest'
import type { Letter } from '@/features/letters/types'
import { keep, keptName, restored, typedOver } from './kept'
import { emptyValues } from './values'

afterEach(() => sessionStorage.clear())

const letter = { id: 'l1', version: 4 } as Letter
const typed = { ...emptyValues, subject: 'Undangan' }

test('what was typed comes back under its own letter only', () => {
  keep(keptName(letter, undefined), typed, 3, '2026-11-29T03:00:00Z')
  const kept = restored(keptName(letter, undefined), emptyValues)
  expect(kept?.values.subject).toBe('Undangan')
  expect(restored(keptName(undefined, undefined), emptyValues)).toBeNull()
  expect(restored(keptName(undefined, letter), emptyValues)).toBeNull()
})

test('what somebody else saved since is met as a newer version', () => {
  keep('surat.l1', typed, 3, '2026-11-29T03:00:00Z')
  const kept = restored('surat.l1', emptyValues)
  expect(typedOver(letter, kept)?.version).toBe(3)
  expect(typedOver(letter, null)?.version).toBe(4)
})

test('confidential words stay out of the browser, and old fields are not taken for new ones', () => {
  keep('surat.l1', { ...typed, security_level: 'confidential' }, 3, '2026-11-29T03:00:00Z')
  expect(restored('surat.l1', emptyValues)).toBeNull()
  sessionStorage.setItem('pamong.draft.surat.l1', JSON.stringify({ values: { subject: 'Lama' } }))
  expect(restored('surat.l1', emptyValues)).toBeNull()
})
