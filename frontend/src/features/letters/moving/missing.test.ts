import { expect, test } from 'vitest'
import { missingColumns } from './missing'

test('only columns that were not found are asked for', () => {
  const errors = [
    { pointer: '/columns/received_date', code: 'column_missing', detail: 'Judul kolom di berkas: No; Hal' },
    { pointer: '/columns/party', code: 'column_missing' },
    { pointer: '/upload_id', code: 'table_unreadable' },
  ]
  const problem = { title: '', status: 422, code: 'invalid', errors }
  expect(missingColumns(problem)).toEqual([
    { field: 'received_date', detail: 'Judul kolom di berkas: No; Hal' },
    { field: 'party', detail: undefined },
  ])
  expect(missingColumns(null)).toEqual([])
})
