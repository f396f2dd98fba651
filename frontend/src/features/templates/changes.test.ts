import { expect, test } from 'vitest'
import { changedKeys, changesOf, hasChanges, valuesOf } from './changes'
import type { CurrentTexts } from './types'

const text = (key: string, now: string) => ({
  key,
  text: now,
  default: key,
  meaning: '',
  placeholders: [],
})

const current: CurrentTexts = {
  number: 2,
  texts: [text('copies', 'Tembusan:'), text('to', 'Kepada')],
  footers: { '*': 'Sah.', SE: 'Edaran.' },
  default_footers: { '*': 'Sah.' },
}

test('nothing is sent that was not changed', () => {
  const values = valuesOf(current)
  expect(hasChanges(current, values)).toBe(false)
  expect(changesOf(current, { ...values, texts: { ...values.texts, to: 'Kepada ' } })).toEqual({ texts: {} })
})

test('a changed text is sent alone, tidied', () => {
  const values = valuesOf(current)
  const changed = { ...values, texts: { ...values.texts, copies: ' Salinan: ' } }
  expect(changedKeys(current, changed)).toEqual(['copies'])
  expect(changesOf(current, changed)).toEqual({ texts: { copies: 'Salinan:' } })
  expect(hasChanges(current, changed)).toBe(true)
})

test('notes of single kinds stay when the common one changes or goes', () => {
  const values = valuesOf(current)
  expect(changesOf(current, { ...values, footer: 'Asli.' })).toEqual({
    texts: {},
    footers: { '*': 'Asli.', SE: 'Edaran.' },
  })
  expect(changesOf(current, { ...values, footer: ' ' })).toEqual({ texts: {}, footers: { SE: 'Edaran.' } })
})
