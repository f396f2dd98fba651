import { afterEach, expect, test } from 'vitest'
import { dropDraft, dropDrafts, loadDraft, saveDraft, withoutNumbers } from './draft'
import { fieldsOf } from './schemaForm'

afterEach(() => sessionStorage.clear())

test('personal numbers are left out of a draft', () => {
  const fields = fieldsOf(
    {
      properties: {
        nik: { type: 'string', format: 'nik' },
        kk_number: { type: 'string', format: 'kk' },
        npwp: { type: 'string', format: 'npwp' },
        full_name: { type: 'string' },
      },
    },
    'id',
  )
  const typed = {
    nik: '1571014508689001',
    kk_number: '1571010101200001',
    npwp: '1571014508689001',
    full_name: 'Siti',
    other: 'x',
  }
  expect(withoutNumbers(fields, typed)).toEqual({ full_name: 'Siti' })
})

test('a draft is found again by its name, until it is dropped', () => {
  saveDraft('a', { text: 'Siti' })
  saveDraft('b', { text: 'Budi' })
  sessionStorage.setItem('else', '1')
  expect(loadDraft('a')).toEqual({ text: 'Siti' })
  dropDraft('a')
  expect(loadDraft('a')).toBeNull()
  dropDrafts()
  expect(loadDraft('b')).toBeNull()
  expect(sessionStorage.getItem('else')).toBe('1')
})

test('a damaged draft is none', () => {
  sessionStorage.setItem('pamong.draft.a', '{')
  expect(loadDraft('a')).toBeNull()
})
