import { describe, expect, test } from 'vitest'
import type { Dispatch } from './types'
import { placed, scanOf, sentWay, wayOf } from './ways'

const item = (part: Partial<Dispatch>): Dispatch => ({
  pos: 2,
  kind: 'to',
  name: 'Setda Provinsi',
  allowed_actions: [],
  ...part,
})

const scan = { id: 'a', file_name: 'pindaian.pdf', size_bytes: 9 }

describe('the way to an addressee', () => {
  test('is by messenger where none was chosen, and knows the address of the book', () => {
    expect(wayOf(item({ known_email: 'setda@jambi.go.id' }))).toEqual({
      pos: 2,
      way: 'hand',
      email: 'setda@jambi.go.id',
    })
    expect(wayOf(item({ way: 'mail', email: 'a@b.id', known_email: 'c@d.id' })).email).toBe('a@b.id')
  })

  test('is sent with an address by mail alone', () => {
    expect(sentWay({ pos: 1, way: 'mail', email: ' a@b.id ' }).email).toBe('a@b.id')
    expect(sentWay({ pos: 1, way: 'mail', email: ' ' }).email).toBeNull()
    expect(sentWay({ pos: 1, way: 'post', email: 'a@b.id' }).email).toBeNull()
  })

  test('takes the scan along where something is mailed', () => {
    const mailed = { pos: 1, way: 'mail' as const, email: 'a@b.id' }
    expect(scanOf({ ways: [mailed], scan_upload_id: [scan] })).toBe('a')
    expect(scanOf({ ways: [{ ...mailed, way: 'post' }], scan_upload_id: [scan] })).toBeNull()
    expect(scanOf({ ways: [mailed], scan_upload_id: [] })).toBeNull()
  })

  test('shows a refusal at its field', () => {
    const errors = [{ pointer: '/email' }, { pointer: '/scan_upload_id' }]
    expect(placed({ status: 422, errors })).toEqual({
      status: 422,
      errors: [{ pointer: '/ways/0/email' }, { pointer: '/scan_upload_id' }],
    })
    expect(placed('lost')).toBe('lost')
  })
})
