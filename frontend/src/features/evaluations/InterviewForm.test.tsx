import { fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { renderUi } from '@/test/render'
import { json, refusal, serve } from '@/test/server'
import { InterviewForm } from './InterviewForm'
import type { Interview } from './types'

const questions = [
  { key: 'devices', text_id: 'Apakah komputer berfungsi?', text_en: '', weight: 0.5, scale_max: 4 },
  { key: 'network', text_id: 'Apakah jaringan stabil?', text_en: '', weight: 0.5, scale_max: 4 },
]
const agency = { id: 'v1', code: '15.71.02.1004', name: 'Kelurahan Thehok', kind: 'urban_village' } as const

const interview = (version: number, [devices, network]: [number, number]): Interview => ({
  id: 'i1',
  period_id: 'p1',
  agency,
  application: 'letters',
  answers: [
    { question_key: 'devices', value: devices },
    { question_key: 'network', value: network },
  ],
  note: null,
  evaluator_user_id: 'u1',
  allowed_actions: ['update'],
  created_at: '2022-03-01T03:00:00Z',
  updated_at: '2022-03-02T03:32:00Z',
  version,
})

const show = (known: Interview | null) =>
  renderUi(
    <InterviewForm period="p1" agency={agency} application="letters" questions={questions} known={known} />,
  )
const choose = (question: number, answer: string) =>
  fireEvent.click(screen.getAllByRole('radio', { name: answer })[question] as HTMLElement)
const save = () => fireEvent.click(screen.getByRole('button', { name: 'Simpan wawancara' }))

afterEach(() => sessionStorage.clear())

test('a question without an answer is named, and nothing is sent', async () => {
  const calls = serve(() => json({}))
  show(null)
  choose(0, '2 – Sebagian kecil')
  save()
  expect(await screen.findByRole('alert')).toHaveTextContent('Apakah jaringan stabil?: Wajib diisi')
  expect(calls).toEqual([])
})

test('a new interview is sent whole', async () => {
  const calls = serve(() => json(interview(1, [2, 4]), 201))
  show(null)
  choose(0, '2 – Sebagian kecil')
  choose(1, '4 – Sepenuhnya')
  save()
  await waitFor(() => expect(calls).toHaveLength(1))
  expect(JSON.parse(calls[0]?.body ?? '')).toEqual({
    period_id: 'p1',
    agency_id: 'v1',
    application: 'letters',
    answers: [
      { question_key: 'devices', value: 2, note: null },
      { question_key: 'network', value: 4, note: null },
    ],
    note: null,
  })
})

test('what is typed is kept in the tab and comes back', async () => {
  const { unmount } = show(interview(3, [1, 1]))
  choose(0, '3 – Sebagian besar')
  expect(await screen.findByText(/Konsep tersimpan/)).toBeInTheDocument()
  unmount()
  show(interview(3, [1, 1]))
  expect(screen.getByText(/Isian yang belum disimpan/)).toBeInTheDocument()
  expect(screen.getAllByRole('radio', { name: '3 – Sebagian besar' })[0]).toBeChecked()
  fireEvent.click(screen.getByRole('button', { name: 'Buang isian ini' }))
  expect(screen.getAllByRole('radio', { name: '1 – Belum ada' })[0]).toBeChecked()
})

test('an interview that someone else changed is not overwritten silently', async () => {
  const versions: (string | null)[] = []
  serve(({ method, headers }) => {
    if (method === 'GET') return json({ items: [interview(4, [2, 1])] })
    versions.push(headers.get('if-match'))
    return versions.length === 1 ? refusal(412, 'stale') : json(interview(5, [4, 1]))
  })
  show(interview(3, [1, 1]))
  choose(0, '4 – Sepenuhnya')
  save()
  const alert = await screen.findByRole('alert')
  expect(alert).toHaveTextContent('pukul 10.32')
  expect(alert).toHaveTextContent('Apakah komputer berfungsi? Tersimpan: 2, isian Anda: 4')
  fireEvent.click(screen.getByRole('button', { name: 'Ganti dengan isian saya' }))
  await waitFor(() => expect(versions).toEqual(['"3"', '"4"']))
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
  vi.unstubAllGlobals()
})
