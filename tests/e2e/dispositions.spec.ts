import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { caller } from './caller'
import { account, check, choose, expect, signIn, test } from './fixtures'

/** The sub-district whose letters go round, and the urban village that gets some. */
const OFFICE = '15.71.01'
const VILLAGE = '15.71.01.1001'

const ROOT = join(__dirname, '../..')
const w = JSON.parse(readFileSync(join(ROOT, 'frontend/src/i18n/id/letters.json'), 'utf8'))

const exactly = (text: string) => ({ name: text, exact: true })
const day = (days: number) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Jakarta' }).format(Date.now() + days * 86_400_000)
const stamp = (project: string) =>
  `${project} ${Date.now().toString(36)} ${Math.random().toString(36).slice(2, 6)}`

async function shot(page: Page, name: string, project: string): Promise<void> {
  const folder = process.env['PAMONG_E2E_PICTURES']
  if (folder) await page.screenshot({ path: join(folder, `${name}-${project}.png`), fullPage: true })
}

const registered = (subject: string) => ({
  direction: 'incoming',
  channel: 'paper',
  sender_name: 'Badan Pusat Statistik',
  letter_number: '005/12/BPS/XI',
  letter_date: day(0),
  received_date: day(0),
  subject,
  kind: 'UND',
  urgency: 'normal',
  security_level: 'open',
  upload_ids: [],
})

const drafted = (subject: string, approver: string, to: object) => ({
  direction: 'outgoing',
  kind: 'SD',
  subject,
  body: 'Mohon data penduduk per RT.',
  classification_code: '000',
  urgency: 'normal',
  security_level: 'open',
  addressees: [to],
  reviewers: [],
  approver_position_id: approver,
  upload_ids: [],
})

async function pick(page: Page, label: string, text: string): Promise<void> {
  await choose(page, page.getByRole('combobox', exactly(label)), text)
}

test('a head disposes in three taps: open, as last time, send', async ({ page, request }, { project }) => {
  test.setTimeout(90_000)
  const press = (target: Locator) => (project.name === 'phone' ? target.tap() : target.click())
  const clerk = await caller(request, account('registry_clerk', OFFICE))
  const head = await caller(request, account('sub_district_head', OFFICE))
  const staff = await caller(request, account('staff', OFFICE))
  const before = await clerk.post('/letters', registered(`Undangan lalu ${stamp(project.name)}`))
  await head.post(`/letters/${before.id}/dispositions`, {
    receivers: [{ position_id: staff.position }],
    instruction_codes: ['follow_up'],
  })
  const letter = await clerk.post('/letters', registered(`Undangan rapat ${stamp(project.name)}`))
  await signIn(page, account('sub_district_head', OFFICE))
  await page.goto(`/surat/${letter.id}`)

  await press(page.getByRole('button', exactly(w.dispose.open)))
  const last = page.getByRole('group', { name: w.dispose.recent }).getByRole('button')
  await expect(last.filter({ hasText: staff.name }).first()).toBeVisible()
  await check(page)
  await shot(page, 'dispose', project.name)
  await press(last.filter({ hasText: staff.name }).first())
  await press(page.getByRole('button', exactly(w.dispose.submit)))
  const tree = page.getByRole('region', exactly(w.tree))
  await expect(tree).toContainText(`${w.now}:`)
  await expect(tree.getByRole('listitem').first()).toContainText(staff.name)
  await check(page)
  await shot(page, 'disposed', project.name)
})

test('an opinion is asked and given, and a report comes back', async ({ page, personOf, request }, {
  project,
}) => {
  test.setTimeout(150_000)
  const subject = `Rapat koordinasi ${stamp(project.name)}`
  const clerk = await caller(request, account('registry_clerk', OFFICE))
  const head = await caller(request, account('sub_district_head', OFFICE))
  const section = await caller(request, account('section_head', OFFICE))
  const secretary = await caller(request, account('secretary', OFFICE))
  const letter = await clerk.post('/letters', registered(subject))
  await head.post(`/letters/${letter.id}/dispositions`, {
    receivers: [{ position_id: section.position }],
    instruction_codes: ['follow_up'],
    due_date: day(1),
  })

  const kasi = page
  await signIn(kasi, account('section_head', OFFICE))
  await kasi.goto(`/surat/${letter.id}`)
  await expect(kasi.getByRole('region', exactly(w.tree))).toContainText(w.nowDue.tomorrow)
  await kasi.getByRole('region', exactly(w.tree)).getByRole('button', exactly(w.opinion.open)).click()
  await kasi.getByRole('button', exactly(w.opinion.submit)).click()
  await expect(kasi.getByRole('dialog').getByRole('alert')).toContainText(w.opinion.question)
  await pick(kasi, w.opinion.receivers, secretary.name)
  await kasi.getByLabel(w.opinion.question).fill('Perlu dihadiri camat sendiri?')
  await check(kasi)
  await kasi.getByRole('button', exactly(w.opinion.submit)).click()
  const tree = kasi.getByRole('region', exactly(w.tree))
  await expect(tree).toContainText(w.opinionAsked)
  await check(kasi)

  const sekcam = await personOf(account('secretary', OFFICE))
  await sekcam.goto('/disposisi')
  await expect(sekcam.getByText(w.opinionAsked).first()).toBeVisible()
  await sekcam.getByRole('link', exactly(subject)).click()
  await sekcam.getByRole('button', exactly(w.answer.open)).click()
  await sekcam.getByLabel(w.answer.report).fill('Cukup diwakili kasi.')
  await check(sekcam)
  await sekcam.getByRole('button', exactly(w.answer.submit)).click()
  await expect(sekcam.getByRole('region', exactly(w.tree))).toContainText('Cukup diwakili kasi.')
  await check(sekcam)

  await kasi.reload()
  await expect(tree).toContainText('Cukup diwakili kasi.')
  // the branch closes and opens from the keyboard
  const branch = tree.getByRole('button', { expanded: true })
  const answer = tree.getByText('Cukup diwakili kasi.').first()
  await branch.focus()
  await kasi.keyboard.press('ArrowLeft')
  await expect(answer).toBeHidden()
  await kasi.keyboard.press('ArrowRight')
  await expect(answer).toBeVisible()
  await tree.getByRole('button', exactly(w.followUp.open)).click()
  await kasi.getByLabel(w.followUp.report).fill('Rapat dihadiri.')
  await kasi.getByLabel(w.followUp.done).check()
  await kasi.getByRole('button', exactly(w.followUp.submit)).click()
  await expect(tree).toContainText(w.nowDone)

  const camat = await personOf(account('sub_district_head', OFFICE))
  await camat.goto(`/surat/${letter.id}`)
  await camat.getByRole('button', exactly(w.sendBack.open)).click()
  await camat.getByLabel(w.sendBack.note).fill('Lampirkan notula.')
  await check(camat)
  await camat.getByRole('button', exactly(w.sendBack.submit)).click()
  const theirs = camat.getByRole('region', exactly(w.tree))
  await expect(theirs).toContainText(w.sentBack)
  await expect(theirs.getByRole('listitem').first()).toContainText(section.name)
  await check(camat)
  await shot(camat, 'tree', project.name)
})

test('the history of a draft, and comments on it', async ({ page, personOf, request }, { project }) => {
  test.setTimeout(120_000)
  const subject = `Permintaan data ${stamp(project.name)}`
  const head = await caller(request, account('sub_district_head', OFFICE))
  const section = await caller(request, account('section_head', OFFICE))
  const drafter = await caller(request, account('staff', OFFICE))
  const clerk = await caller(request, account('registry_clerk', OFFICE))
  const { id } = await drafter.post('/letters', {
    ...drafted(subject, head.position, { kind: 'to', name: 'Forum RT' }),
    reviewers: [section.position],
    coordinators: [(await caller(request, account('urban_village_head', VILLAGE))).position],
  })
  await clerk.change('PATCH', `/letters/${id}`, { body: 'Mohon kiriman data warga per RW.' })

  const kasi = await personOf(account('section_head', OFFICE))
  await kasi.goto(`/surat/${id}`)
  await expect(kasi.getByRole('heading', exactly(w.coordination))).toBeVisible()
  await kasi.getByRole('button', exactly(w.comments.submit)).click()
  await expect(kasi.getByRole('alert')).toContainText(w.comments.label)
  await kasi.getByLabel(w.comments.label).fill('Sebutkan dasar permintaannya.')
  await kasi.getByRole('button', exactly(w.comments.submit)).click()
  await expect(kasi.getByRole('region', exactly(w.comments.title))).toContainText('pada versi 2')
  await check(kasi)

  await signIn(page, account('staff', OFFICE))
  await page.goto(`/surat/konsep?id=${id}`)
  await expect(page.getByText('Sebutkan dasar permintaannya.')).toBeVisible()
  await page.getByLabel(w.field.subject).fill(`${subject} penduduk`)
  await page.getByRole('button', exactly(w.draft.save)).click()
  await page.getByRole('link', exactly(w.versions.open)).click()
  await expect(page.getByRole('heading', { level: 1, name: w.versions.title })).toBeVisible()
  const changes = page.getByRole('region', exactly(w.versions.changes))
  await expect(changes.locator('ins:visible')).toHaveText(/penduduk/)
  await page.getByRole('combobox', exactly(w.versions.later)).click()
  await page.getByRole('option', exactly('Versi 2')).click()
  await expect(page).toHaveURL(/v=2/)
  const body = changes.getByRole('article', exactly(w.field.body))
  await expect(body.locator('del:visible')).toHaveText(['penduduk', 'RT.'])
  await expect(body.locator('ins:visible').first()).toHaveText(/kiriman/)
  await check(page)
  await shot(page, 'versions', project.name)
  await page.getByRole('button', { name: /^Tandai selesai/ }).click()
  await expect(page.getByText(/^Selesai, /)).toBeVisible()
  await check(page)
})

test('a letter is taken back unread, and its thread is seen', async ({ page, personOf, request }, {
  project,
}) => {
  test.setTimeout(120_000)
  const subject = `Edaran keliru ${stamp(project.name)}`
  const head = await caller(request, account('sub_district_head', OFFICE))
  const drafter = await caller(request, account('staff', OFFICE))
  const village = await caller(request, account('registry_clerk', VILLAGE))
  const to = { kind: 'to', agency_id: village.agency }
  const { id } = await drafter.post('/letters', drafted(subject, head.position, to))
  await drafter.post(`/letters/${id}/submission`)
  await head.post(`/letters/${id}/approval`)
  await head.post(`/letters/${id}/dispatch`)

  await signIn(page, account('sub_district_head', OFFICE))
  await page.goto(`/surat/${id}`)
  await page.getByRole('button', exactly(w.recall.open)).click()
  await page.getByLabel(w.recall.reason).fill('Lampiran keliru.')
  await check(page)
  await page.getByRole('dialog').getByRole('button', exactly(w.recall.open)).click()
  await expect(page.getByText(w.status.withdrawn, { exact: true }).first()).toBeVisible()
  await expect(page.getByText('“Lampiran keliru.”').first()).toBeVisible()
  // the copy in the village's agenda book and this letter are one in the thread, so there is nothing to list yet
  await expect(page.getByRole('region', exactly(w.thread.title))).toHaveCount(0)
  await check(page)
  await shot(page, 'recalled', project.name)

  const there = await personOf(account('registry_clerk', VILLAGE))
  await there.goto('/surat?box=all')
  await there.getByLabel(w.filter.search).fill(subject)
  const row = there.locator('[data-letter]').filter({ hasText: subject })
  await expect(row).toContainText(w.status.withdrawn)
  await row.focus()
  await there.keyboard.press('Enter')
  await expect(there.getByText(w.recall.notice)).toBeVisible()
  await check(there)

  // a letter that answers one from outside shows both
  const clerk = await caller(request, account('registry_clerk', OFFICE))
  const asked = await clerk.post('/letters', registered(`Permintaan ${subject}`))
  const answer = await drafter.post('/letters', {
    ...drafted(`Jawaban ${subject}`, head.position, { kind: 'to', name: 'BPS' }),
    reply_to_id: asked.id,
  })
  await page.goto(`/surat/${answer.id}`)
  const thread = page.getByRole('region', exactly(w.thread.title))
  await expect(thread.getByRole('link')).toHaveText([`Permintaan ${subject}`])
  await check(page)
  await shot(page, 'thread', project.name)
})
