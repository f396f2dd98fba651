import type { Page } from '@playwright/test'
import { caller } from './caller'
import { account, check, choose, expect, openPage, signIn, test } from './fixtures'

/** An office of its own for each size, so that the two runs do not tell each other's people. */
const OFFICES: Record<string, string> = { desktop: '15.71.01.1001', phone: '15.71.01.1002' }

/** Today in the office's zone. */
const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Jakarta' }).format(new Date())

/** Several people in windows of their own take their time on a slow machine. */
test.describe.configure({ timeout: 120_000 })

const bell = (page: Page) => page.getByRole('banner').getByRole('link', { name: /^Pemberitahuan/ })

test('a disposition appears on the open page of its receiver, in the bell and in the list', async ({
  page,
  personOf,
  request,
}, { project }) => {
  const office = OFFICES[project.name] ?? ''
  const subject = `Pemberitahuan langsung ${project.name} ${Date.now().toString(36)}`
  const clerk = await caller(request, account('registry_clerk', office))
  const letter = await clerk.post('/letters', {
    direction: 'incoming',
    channel: 'paper',
    sender_name: 'Badan Pusat Statistik',
    letter_number: 'B/1/BPS',
    letter_date: today,
    received_date: today,
    subject,
    urgency: 'normal',
    security_level: 'open',
  })
  const staff = await caller(request, account('staff', office))

  const officer = page
  await signIn(officer, account('staff', office))
  await officer.goto('/disposisi')
  await expect(bell(officer)).toHaveAttribute('data-live', 'true')
  await expect(officer.getByRole('link', { name: subject })).toHaveCount(0)

  const head = await personOf(account('urban_village_head', office))
  await head.goto(`/surat/${letter.id}`)
  await head.getByRole('button', { name: 'Disposisikan', exact: true }).click()
  await choose(head, head.getByRole('combobox', { name: 'Diteruskan kepada', exact: true }), staff.name)
  await head.getByRole('group', { name: 'Instruksi' }).getByRole('checkbox').nth(1).check()
  await head.getByRole('button', { name: 'Kirim disposisi', exact: true }).click()
  await expect(head.getByRole('dialog')).toHaveCount(0)

  // Nobody reloads the officer's page.
  await expect(officer.getByRole('link', { name: subject })).toBeVisible()
  await expect(bell(officer)).toHaveAccessibleName(/belum dibaca/)
  // It is told once, with a way to it.
  const told = officer.getByRole('alert').filter({ hasText: subject })
  await expect(told).toHaveCount(1)
  await expect(told.getByRole('link', { name: 'Disposisi baru untuk Anda' })).toBeVisible()
  await check(officer)
  await officer.screenshot({ path: `test-results/notification-told-${project.name}.png` })

  await bell(officer).click()
  const news = officer.getByRole('listitem').filter({ hasText: subject })
  await expect(news).toHaveCount(1)
  await expect(news).toContainText('Disposisi baru untuk Anda')
  await check(officer)
  await officer.screenshot({ path: `test-results/notifications-${project.name}.png`, fullPage: true })
  await news.getByRole('link').click()
  await expect(officer.getByRole('heading', { level: 1, name: subject })).toBeVisible()
  await officer.goto('/pemberitahuan?show=unread')
  await expect(officer.getByRole('heading', { level: 1, name: 'Pemberitahuan' })).toBeVisible()
  await expect(news).toHaveCount(0)
})

test('all is read at once, and what is not wanted is chosen', async ({ page, request }, { project }) => {
  const office = OFFICES[project.name] ?? ''
  const secretary = await caller(request, account('secretary', office))
  const clerk = await caller(request, account('registry_clerk', office))
  const head = account('urban_village_head', office)
  const approver = await caller(request, head)
  // A draft that waits for the secretary's initials.
  const { items } = await approver.get('/positions?permission=letter.review&limit=100')
  const positions: { id: string; holder: { name: string } | null }[] = items
  const reviewer = positions.find(({ holder }) => holder?.name === secretary.name)
  const draft = await clerk.post('/letters', {
    direction: 'outgoing',
    kind: 'SD',
    subject: `Mohon paraf ${project.name}`,
    body: 'Dengan hormat.',
    classification_code: '400.12.3',
    urgency: 'normal',
    security_level: 'open',
    addressees: [{ name: 'Ketua RT 05', kind: 'to' }],
    reviewers: [reviewer?.id],
    approver_position_id: approver.position,
  })
  await clerk.post(`/letters/${draft.id}/submission`, {})

  await signIn(page, account('secretary', office))
  await page.goto('/pemberitahuan?show=unread')
  await expect(page.getByRole('listitem').filter({ hasText: 'Mohon paraf' }).first()).toBeVisible()
  await page.getByRole('button', { name: 'Tandai semua dibaca' }).click()
  await expect(page.getByText('Semua pemberitahuan sudah dibaca')).toBeVisible()
  await expect(bell(page)).toHaveAccessibleName('Pemberitahuan')
  await check(page)

  await page.getByRole('link', { name: 'Pengaturan' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Pengaturan pemberitahuan' })).toBeVisible()
  // the tests have a mail server
  await expect(page.getByText('Instalasi ini tidak mengirim surel', { exact: false })).toHaveCount(0)
  const silent = page.getByRole('checkbox', { name: 'Di aplikasi: Konsep surat dikembalikan' })
  await expect(silent).toBeChecked()
  await silent.uncheck()
  await page.getByLabel('Surel: Disposisi lewat tenggat').selectOption('now')
  await page.getByLabel('Alamat surel').fill('bukan alamat')
  await page.getByRole('button', { name: 'Simpan' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Alamat surel' })).toBeVisible()
  await page.getByLabel('Alamat surel').fill('sekretaris@jambikota.go.id')
  await page.getByRole('button', { name: 'Simpan' }).click()
  await expect(page.getByText('Tersimpan')).toBeVisible()
  await check(page)
  await page.screenshot({ path: `test-results/preferences-${project.name}.png`, fullPage: true })
  await page.reload()
  await expect(silent).not.toBeChecked()
  await expect(page.getByLabel('Surel: Disposisi lewat tenggat')).toHaveValue('now')
  await expect(page.getByLabel('Alamat surel')).toHaveValue('sekretaris@jambikota.go.id')
  await silent.check()
})

test('an administrator sees what the servers do by themselves', async ({ page }, { project }) => {
  await signIn(page, account('administrator'))
  await openPage(page, 'Pekerjaan latar')
  await expect(page.getByRole('heading', { level: 1, name: 'Pekerjaan latar' })).toBeVisible()
  // a mail to an address that nobody knows may have been given up by another test
  const none = page.getByText('Tidak ada pekerjaan dalam keadaan ini')
  await expect(none.or(page.getByText('letter.mail')).first()).toBeVisible()
  await check(page)
  await page.getByText('Menunggu', { exact: true }).click()
  await expect(page).toHaveURL(/status=waiting/)
  await check(page)
  await page.screenshot({ path: `test-results/jobs-${project.name}.png`, fullPage: true })
})
