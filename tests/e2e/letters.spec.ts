import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { APIRequestContext, Page } from '@playwright/test'
import { caller } from './caller'
import { account, check, choose, expect, signIn, test } from './fixtures'

/** The sub-district where the letters go round, and the urban village that gets one. */
const OFFICE = '15.71.01'
const VILLAGE = '15.71.01.1001'

type Language = 'id' | 'en'

const ROOT = join(__dirname, '../..')

const load = (language: Language, file: string) =>
  JSON.parse(readFileSync(join(ROOT, `frontend/src/i18n/${language}/${file}.json`), 'utf8'))

const words = (language: Language) => ({ ...load(language, 'letters'), common: load(language, 'common') })
type Words = ReturnType<typeof words>

const optional = (w: Words, label: string) => `${label} ${w.common.state.optional}`

const SCAN = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 595]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length 62>>stream
BT /F 18 Tf 40 520 Td (PEMERINTAH KOTA JAMBI - SURAT UJI) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
%%EOF
`
const scan = { name: 'pindaian.pdf', mimeType: 'application/pdf', buffer: Buffer.from(SCAN) }

/** Today in the office's zone, as it is typed. */
const today = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Jakarta' }).format(new Date())

const exactly = (text: string) => ({ name: text, exact: true })

async function speak(page: Page, language: Language): Promise<void> {
  if (language === 'id') return
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
}

/** The person's own name, as pick lists show it. */
async function nameOf(request: APIRequestContext, role: string, agency: string): Promise<string> {
  return (await caller(request, account(role, agency))).name
}

/** Types into a pick list and takes what it finds. */
async function pick(page: Page, label: string, text: string): Promise<void> {
  await choose(page, page.getByRole('combobox', exactly(label)), text)
}

/** Finds a letter in a box by its subject and opens its page: a click beside the preview, a tap on a phone. */
async function openLetter(page: Page, w: Words, box: string, subject: string): Promise<void> {
  await page.goto(box === 'inbox' ? '/surat' : `/surat?box=${box}`)
  await page.getByLabel(w.filter.search).fill(subject)
  await expect(page).toHaveURL(/q=/)
  const row = page.locator('[data-letter]').filter({ hasText: subject })
  await expect(row).toHaveCount(1)
  await row.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: subject })).toBeVisible()
}

const stamp = (language: Language, project: string) => `${language} ${project} ${Date.now().toString(36)}`

for (const language of ['id', 'en'] as const) {
  const w = words(language)

  test(`a paper letter: registered, given out, reported, closed (${language})`, async ({
    page,
    personOf,
    request,
  }, { project }) => {
    test.setTimeout(150_000)
    const subject = `Undangan rapat ${stamp(language, project.name)}`
    const clerk = page
    await signIn(clerk, account('registry_clerk', OFFICE))
    await speak(clerk, language)
    await clerk.goto('/surat/baru-masuk')
    await clerk.getByRole('button', exactly(w.register.submit)).click()
    await expect(clerk.getByRole('alert')).toContainText(w.field.subject)
    await check(clerk)
    await clerk.locator('input[type=file]').first().setInputFiles(scan)
    await expect(clerk.getByText(scan.name)).toBeVisible()
    await clerk
      .getByRole('combobox', { name: w.field.sender, exact: true })
      .fill('Badan Pusat Statistik Provinsi')
    await clerk.getByLabel(w.field.letterNumber).fill('005/12/BPS/XI')
    await clerk.getByLabel(w.field.letterDate).fill(today)
    await clerk.keyboard.press('Tab')
    await clerk.getByLabel(w.field.subject).fill(subject)
    await clerk.getByRole('combobox', { name: w.field.urgency }).click()
    await clerk.getByRole('option', exactly(w.urgency.very_urgent)).click()
    await clerk.getByRole('button', exactly(w.register.submit)).click()
    await expect(clerk.getByRole('heading', { level: 2 })).toHaveText(/^\d+\/\d{4}$/)
    await check(clerk)
    await clerk.getByRole('button', exactly(w.register.another)).click()
    await expect(clerk.getByLabel(w.field.subject)).toHaveValue('')

    const head = await personOf(account('sub_district_head', OFFICE))
    await speak(head, language)
    await openLetter(head, w, 'inbox', subject)
    const letterUrl = head.url()
    await expect(head.getByText(w.status.read, { exact: true }).first()).toBeVisible()
    await check(head)
    await head.getByRole('button', exactly(w.dispose.open)).click()
    await head.getByRole('button', exactly(w.dispose.submit)).click()
    await expect(head.getByRole('dialog').getByRole('alert')).toContainText(w.dispose.receivers)
    await pick(head, w.dispose.receivers, await nameOf(request, 'staff', OFFICE))
    await head.getByRole('group', { name: w.dispose.instructions }).getByRole('checkbox').nth(2).check()
    await head.getByLabel(w.dispose.note).fill('Wakili saya, laporkan hasilnya.')
    await head.getByLabel(w.dispose.dueDate).fill(today)
    await check(head)
    await head.getByRole('button', exactly(w.dispose.submit)).click()
    await expect(head.getByRole('region', exactly(w.tree))).toContainText(w.dispositionStatus.sent)
    await expect(head.getByRole('region', exactly(w.tree))).toContainText(w.due.today)
    await check(head)

    const staff = await personOf(account('staff', OFFICE))
    await speak(staff, language)
    await staff.goto('/disposisi')
    await check(staff)
    await staff.getByRole('link', exactly(subject)).click()
    await expect(staff.getByText(w.dispositionStatus.read, { exact: true })).toBeVisible()
    await staff.getByRole('button', exactly(w.followUp.open)).click()
    await staff.getByLabel(w.followUp.report).fill('Rapat dihadiri, notula terlampir.')
    await staff.getByLabel(w.followUp.done).check()
    await check(staff)
    await staff.getByRole('button', exactly(w.followUp.submit)).click()
    await expect(staff.getByText(w.dispositionStatus.done, { exact: true }).first()).toBeVisible()

    await head.goto(letterUrl)
    await expect(head.getByText('Rapat dihadiri, notula terlampir.').first()).toBeVisible()
    await head.getByRole('button', exactly(w.close.open)).click()
    await head.getByRole('dialog').getByRole('button', exactly(w.close.open)).click()
    await expect(head.getByText(w.timeline.letter.close, { exact: true })).toBeVisible()
    await check(head)
  })

  test(`an outgoing letter: drafted, initialled, approved, sent, received (${language})`, async ({
    page,
    personOf,
    request,
  }, { project }) => {
    test.setTimeout(150_000)
    const subject = `Permintaan data ${stamp(language, project.name)}`
    const drafter = page
    await signIn(drafter, account('staff', OFFICE))
    await speak(drafter, language)
    await drafter.goto('/surat/konsep')
    await drafter.getByRole('button', exactly(w.draft.save)).click()
    await expect(drafter.getByRole('alert')).toContainText(w.draft.to)
    await check(drafter)
    await drafter.getByLabel(w.field.subject).fill(subject)
    await drafter.getByRole('combobox', { name: w.field.classification }).fill('000')
    await drafter.getByRole('option').first().click()
    await pick(drafter, w.draft.to, 'Simpang IV Sipin')
    await drafter.getByRole('combobox', exactly(optional(w, w.draft.toNames))).fill('Forum RT')
    await drafter.keyboard.press('Enter')
    const text = drafter.getByRole('textbox', exactly(w.field.body))
    await text.click()
    await drafter.keyboard.type('Mohon mengirim ')
    await drafter.getByRole('button', exactly(w.editor.bold)).click()
    await drafter.keyboard.type('segera')
    await drafter.keyboard.press('Enter')
    await drafter.getByRole('button', exactly(w.editor.numbers)).click()
    await drafter.keyboard.type('data penduduk')
    await expect(text.locator('strong').first()).toHaveText('segera')
    await expect(text.locator('ol li')).toHaveCount(1)
    await pick(drafter, optional(w, w.draft.reviewers), await nameOf(request, 'section_head', OFFICE))
    await expect(drafter.getByRole('combobox', exactly(w.draft.approver))).not.toHaveValue('')
    if (project.name === 'desktop') await expect(drafter.locator('iframe')).toHaveAttribute('src', /^blob:/)
    await check(drafter)
    await drafter.getByRole('button', exactly(w.draft.save)).click()
    await drafter.getByRole('button', exactly(w.submit.open)).click()
    await expect(drafter.getByText(w.status.in_review, { exact: true }).first()).toBeVisible()
    await check(drafter)

    const reviewer = await personOf(account('section_head', OFFICE))
    await speak(reviewer, language)
    await openLetter(reviewer, w, 'to_review', subject)
    await reviewer.getByRole('button', exactly(w.return.open)).click()
    await reviewer.getByRole('dialog').getByRole('button', exactly(w.return.open)).click()
    await expect(reviewer.getByRole('dialog').getByRole('alert')).toContainText(w.return.note)
    await check(reviewer)
    await reviewer.getByRole('button', exactly(w.common.action.cancel)).click()
    await reviewer.getByRole('button', exactly(w.initial.open)).click()
    await reviewer.getByRole('dialog').getByRole('button', exactly(w.initial.open)).click()
    await expect(reviewer.getByText(w.status.awaiting_approval, { exact: true }).first()).toBeVisible()

    const head = await personOf(account('sub_district_head', OFFICE))
    await speak(head, language)
    await openLetter(head, w, 'to_approve', subject)
    await head.getByRole('button', exactly(w.approve.open)).click()
    await check(head)
    await head.getByRole('button', exactly(w.approve.confirm)).click()
    const done = head.getByRole('dialog', { name: w.approve.doneTitle })
    await expect(done).toContainText(/\d+\//)
    await check(head)
    await done.getByRole('button', exactly(w.common.action.close)).last().click()
    await head.getByRole('button', exactly(w.dispatch.open)).click()
    await expect(head.getByRole('dialog')).toContainText('Simpang IV Sipin')
    await expect(head.getByRole('dialog')).toContainText('Forum RT')
    await check(head)
    await head.getByRole('dialog').getByRole('button', { name: /2/ }).click()
    await expect(head.getByText(w.status.dispatched, { exact: true }).first()).toBeVisible()
    await head.getByRole('button', { name: `${w.common.file.show}: ${w.paper.name}` }).click()
    await expect(head.locator('iframe')).toHaveAttribute('src', /^blob:/)
    await check(head)

    const village = await personOf(account('registry_clerk', VILLAGE))
    await speak(village, language)
    await openLetter(village, w, 'inbox', subject)
    await expect(village.getByText(w.timeline.letter.receive, { exact: true })).toBeVisible()
    await check(village)
  })

  test(`every view of the letters fits and is accessible (${language})`, async ({ page }) => {
    test.setTimeout(120_000)
    await signIn(page, account('sub_district_head', OFFICE))
    await speak(page, language)
    for (const box of ['inbox', 'to_me', 'drafts', 'to_review', 'to_approve', 'outbox', 'all']) {
      await page.goto(`/surat?box=${box}`)
      const list = page.getByRole('list', exactly(w.box[box]))
      await expect(list.or(page.getByText(w.empty[box]))).toBeVisible()
      await check(page)
    }
    await page.goto('/surat?q=tidakadasuratini')
    await expect(page.getByText(w.common.empty.noMatch)).toBeVisible()
    await check(page)
    await page.goto('/disposisi?box=from_me&status=all')
    await expect(page.getByText(w.dispositions.given).first()).toBeVisible()
    await check(page)
    for (const register of ['incoming', 'outgoing']) {
      await page.goto(`/agenda?register=${register}`)
      await expect(page.getByText(w.field.letterNumber).first()).toBeVisible()
      await check(page)
    }
  })
}

const w = words('id')

test('the inbox by keyboard, with its preview beside it', { tag: '@wide' }, async ({ page }) => {
  await signIn(page, account('registry_clerk', OFFICE))
  await page.goto('/surat/baru-masuk')
  await page.locator('input[type=file]').first().setInputFiles(scan)
  await expect(page.getByText(scan.name)).toBeVisible()
  await page
    .getByRole('combobox', { name: w.field.sender, exact: true })
    .fill('Dinas Pendidikan Provinsi Jambi')
  await page.getByLabel(w.field.letterNumber).fill('420/118/Disdik/XI')
  await page.getByLabel(w.field.letterDate).fill(today)
  await page.getByLabel(w.field.subject).fill('Permohonan data siswa putus sekolah')
  await page.getByRole('button', exactly(w.register.submit)).click()
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(/^\d+\/\d{4}$/)

  await page.goto('/surat')
  const rows = page.locator('[data-letter]')
  await expect(rows.nth(2)).toBeVisible()
  await page.keyboard.press('j')
  await expect(rows.first()).toBeFocused()
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  await expect(rows.first()).toBeFocused()
  const preview = page.getByRole('region', { name: w.preview })
  await expect(preview.getByRole('heading', { level: 2 })).toBeVisible()
  await expect(preview.locator('iframe')).toBeVisible()
  await expect(preview.locator('iframe')).toHaveAttribute('src', /^blob:/)
  await check(page)
  if (process.env['PAMONG_E2E_SHOTS'] === '1') {
    await page.waitForTimeout(1500)
    await page.screenshot({ path: join(ROOT, 'docs/images/inbox.png') })
  }
  await page.keyboard.press('/')
  await expect(page.getByLabel(w.filter.search)).toBeFocused()
  await page.keyboard.type('jkjk')
  await expect(page).toHaveURL(/q=jkjk/)
  await page.goto('/surat')
  await expect(rows.first()).toBeVisible()
  await page.keyboard.press('Shift+?')
  await expect(page.getByRole('dialog')).toContainText(w.common.keyboard.next)
  await check(page)
  await page.keyboard.press('Escape')
  await rows.nth(1).click()
  await expect(page).toHaveURL(/letter=/)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/surat\/[0-9a-f-]+$/)
  await page.goBack()
  await expect(page).toHaveURL(/letter=/)
  await expect(preview.getByRole('heading', { level: 2 })).toBeVisible()
})

test('filters stay in the address, and a phone opens them on demand', async ({ page }, { project }) => {
  await signIn(page, account('registry_clerk', OFFICE))
  await page.goto('/surat?box=all')
  if (project.name === 'phone') await page.getByRole('button', exactly(w.filter.open)).click()
  await page.getByRole('combobox', exactly(w.field.status)).click()
  await page.getByRole('option', exactly(w.status.closed)).click()
  await expect(page).toHaveURL(/status=closed/)
  await check(page)
  await page.reload()
  await expect(page.locator('[data-letter]').first()).toContainText(w.status.closed)
  await page.getByRole('button', exactly(w.common.action.resetFilters)).first().click()
  await expect(page).not.toHaveURL(/status/)
  await expect(page).toHaveURL(/box=all/)
})

test('two people change one draft: nothing is overwritten unasked', async ({ page, personOf }, {
  project,
}) => {
  test.setTimeout(90_000)
  const subject = `Nota bersama ${stamp('id', project.name)}`
  await signIn(page, account('staff', OFFICE))
  await page.goto('/surat/konsep')
  await page.getByLabel(w.field.subject).fill(subject)
  await page.getByRole('combobox', { name: w.field.classification }).fill('000')
  await page.getByRole('option').first().click()
  await pick(page, w.draft.to, 'Simpang IV Sipin')
  await page.getByLabel(w.field.body).fill('Isi pertama')
  await page.getByRole('button', exactly(w.draft.save)).click()
  await page.getByRole('link', exactly(w.edit)).click()
  await expect(page.getByLabel(w.field.subject)).toHaveValue(subject)

  const other = await personOf(account('registry_clerk', OFFICE))
  // What is typed and not saved survives a reload, until it is saved or dropped.
  await page.getByLabel(w.field.subject).fill(`${subject} berubah`)
  await expect(page.getByText(w.draft.kept.split('{{')[0])).toBeVisible()
  await page.reload()
  await expect(page.getByText(w.draft.restored.split('{{')[0])).toBeVisible()
  await expect(page.getByLabel(w.field.subject)).toHaveValue(`${subject} berubah`)
  await check(page)
  await page.getByRole('button', exactly(w.draft.startAnew)).click()
  await expect(page.getByLabel(w.field.subject)).toHaveValue(subject)
  await other.goto(page.url())
  await other.getByLabel(w.field.body).fill('Isi dari tata usaha')
  await other.getByRole('button', exactly(w.draft.save)).click()
  await expect(other.getByRole('heading', { level: 1, name: subject })).toBeVisible()

  await page.getByLabel(w.field.body).fill('Isi dari staf')
  await page.getByRole('button', exactly(w.draft.save)).click()
  const conflict = page.getByRole('alert').filter({ hasText: w.conflict.hint })
  await expect(conflict).toBeFocused()
  await expect(conflict).toContainText('mengubah konsep ini pada')
  await expect(conflict).toContainText('Isi dari tata usaha')
  await expect(conflict).toContainText('Isi dari staf')
  await check(page)
  await conflict.getByRole('button', exactly(w.conflict.overwrite)).click()
  await expect(page.getByRole('heading', { level: 1, name: subject })).toBeVisible()
  await expect(page.getByText('Isi dari staf')).toBeVisible()
})

test('the letters in the dark', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await signIn(page, account('sub_district_head', OFFICE))
  await page.goto('/surat?box=all')
  await page.locator('[data-letter]').first().focus()
  await check(page)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/surat\/[0-9a-f-]+$/)
  await expect(page.getByRole('region', exactly(w.holders))).toBeVisible()
  await check(page)
})
