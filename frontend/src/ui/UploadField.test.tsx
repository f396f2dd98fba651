import { act, renderHook } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { fileFault } from '@/lib/files'
import { useUploads } from './useUploads'

const pdf = (name = 'surat.pdf', bytes = '%PDF-1.7') => new File([bytes], name, { type: 'application/pdf' })
const uploaded = {
  id: 'f1',
  file_name: 'surat.pdf',
  media_type: 'application/pdf',
  size_bytes: 8,
  sha256: '',
}

test('a file that would be refused is not sent', () => {
  expect(fileFault(pdf())).toBeNull()
  expect(fileFault(pdf('kosong.pdf', ''))).toBe('file_empty')
  expect(fileFault(new File(['x'], 'lembar.xlsx', { type: 'application/zip' }))).toBe('file_type')
  expect(fileFault(new File(['x'], 'LEMBAR.XLSX', { type: '' }), 'tables')).toBeNull()
  expect(fileFault(pdf(), 'tables')).toBe('table_type')
  const send = vi.fn()
  const { result } = renderHook(() => useUploads(() => {}, send))
  act(() => result.current.add([pdf('kosong.pdf', '')]))
  expect(result.current.sending[0]?.problem?.errors?.[0]?.code).toBe('file_empty')
  expect(send).not.toHaveBeenCalled()
})

test('a failed file stays with its reason, and a retry keeps its idempotency key', async () => {
  const done = vi.fn()
  const send = vi
    .fn()
    .mockRejectedValueOnce({ title: '', status: 0, code: 'no_connection' })
    .mockResolvedValueOnce(uploaded)
  const { result } = renderHook(() => useUploads(done, send))
  await act(async () => result.current.add([pdf()]))
  const [failed] = result.current.sending
  expect(failed?.problem?.code).toBe('no_connection')
  await act(async () => failed && result.current.retry(failed))
  expect(result.current.sending).toEqual([])
  expect(done).toHaveBeenCalledWith(uploaded)
  expect(send.mock.calls[1]?.[1].idempotencyKey).toBe(send.mock.calls[0]?.[1].idempotencyKey)
})

test('cancel stops the sending', async () => {
  const { result } = renderHook(() =>
    useUploads(
      () => {},
      () => new Promise(() => {}),
    ),
  )
  act(() => result.current.add([pdf()]))
  act(() => result.current.cancel(result.current.sending[0]?.key ?? ''))
  expect(result.current.sending).toEqual([])
})
