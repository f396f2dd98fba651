import { act, renderHook } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { faultsOf } from './ProblemSummary'
import { fieldOfPointer, useAppForm } from './useAppForm'

const refused = {
  title: '',
  status: 422,
  code: 'invalid',
  errors: [
    { pointer: '/subject', code: 'required' },
    { pointer: '/addressees/0/name', code: 'too_long' },
  ],
}

test('a pointer names a field', () => {
  expect(fieldOfPointer('/addressees/0/name')).toBe('addressees.0.name')
  expect(fieldOfPointer('#/a~1b')).toBe('a/b')
})

test('a refused submit is shown at its fields and does not block the next one', async () => {
  const { result } = renderHook(() => {
    const app = useAppForm({ defaultValues: { subject: 'Undangan', addressees: [{ name: 'x' }] } })
    return { ...app, errors: app.form.formState.errors }
  })
  act(() => result.current.server.show(refused))
  expect(faultsOf(result.current.errors)).toEqual([
    { name: 'subject', message: 'Wajib diisi' },
    { name: 'addressees.0.name', message: 'Terlalu panjang, ringkaskan' },
  ])
  const save = vi.fn()
  await act(() => result.current.submit(save)())
  expect(save).toHaveBeenCalledOnce()
  expect(result.current.server.problem).toBeNull()
})
