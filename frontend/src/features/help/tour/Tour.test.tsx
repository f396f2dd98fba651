import { act, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import { signIn } from '@/api/session'
import { session } from '@/test/people'
import { renderUi } from '@/test/render'
import { json, serve } from '@/test/server'
import Tour from './Tour'
import { closeTour, startTour } from './tour'

const SETTLED = { timeout: 4000 }
const card = () => screen.queryByRole('region', { name: 'Tur pengenalan' })
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }))

async function signInAs(id: string): Promise<void> {
  const base = session()
  serve(() => json({ ...base, me: { ...base.me, user: { ...base.me.user, id } } }))
  await signIn('siti', 'kata sandi')
}

beforeEach(() => signInAs('u1'))

test('whoever is here for the first time is offered the tour once the page has settled', async () => {
  renderUi(<Tour />)
  expect(card()).not.toBeInTheDocument()
  expect(await screen.findByText('Baru memakai Pamong?', {}, SETTLED)).toBeInTheDocument()
  expect(card()).toHaveTextContent('disimpan untuk Anda di peramban ini saja')
  await press('Lewati tur')
  expect(card()).not.toBeInTheDocument()
})

test('closed, it stays closed for this person, and is offered to another', async () => {
  closeTour('u1')
  const { unmount } = renderUi(<Tour />)
  await new Promise((resolve) => setTimeout(resolve, 1700))
  expect(card()).not.toBeInTheDocument()
  unmount()
  await signInAs('u2')
  renderUi(<Tour />)
  expect(await screen.findByText('Baru memakai Pamong?', {}, SETTLED)).toBeInTheDocument()
})

test('from the help page it starts again, goes forth and back, and frames what it speaks of', async () => {
  closeTour('u1')
  const rect = { right: 100 } as DOMRect
  renderUi(
    <>
      <button
        type="button"
        data-tour="menu"
        ref={(part) => {
          if (!part) return
          part.getBoundingClientRect = () => rect
          part.getClientRects = () => [rect] as unknown as DOMRectList
        }}
      >
        Menu
      </button>
      <Tour />
    </>,
  )
  act(startTour)
  expect(screen.getByRole('heading', { name: 'Menu' })).toHaveFocus()
  expect(screen.getByRole('button', { name: 'Menu' })).toHaveAttribute('data-tour-now')
  await press('Lanjut')
  expect(screen.getByRole('heading', { name: 'Cari' })).toHaveFocus()
  expect(screen.getByRole('button', { name: 'Menu' })).not.toHaveAttribute('data-tour-now')
  await press('Kembali')
  expect(screen.getByText('1 dari 5')).toBeInTheDocument()
  for (let step = 1; step < 5; step += 1) await press('Lanjut')
  await press('Selesai tur')
  await waitFor(() => expect(card()).not.toBeInTheDocument())
})

test('Escape closes it', async () => {
  closeTour('u1')
  renderUi(<Tour />)
  act(startTour)
  await userEvent.keyboard('{Escape}')
  expect(card()).not.toBeInTheDocument()
})
