import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { APIRequestContext, Page } from '@playwright/test'
import { caller } from './caller'
import { type Account, account, check, expect, signIn, test } from './fixtures'

/** The sub-district that sends, and the urban village that gets a copy. */
const OFFICE = '15.71.01'
const VILLAGE = '15.71.01.1001'

const words = (language: 'id' | 'en', file: string) =>
  JSON.parse(readFileSync(join(__dirname, `../../frontend/src/i18n/${language}/${file}.json`), 'utf8'))

const exactly = (text: string) => ({ name: text, exact: true })
const scan = (name: string) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
})

async function shot(page: Page, name: string, project: string): Promise<void> {
  const folder = process.env['PAMONG_E2E_PICTURES']
  if (folder) await page.screenshot({ path: join(folder, `${name}-${project}.png`), fullPage: true })
}

/** Mails that the tests' own server was given for this address. */
function mailsTo(address: string): { to: string[]; raw: string }[] {
  const lines = readFileSync(process.env['PAMONG_E2E_MAILS'] ?? '', 'utf8').split('\n')
  return lines
    .filter(Boolean)
    .map((line) => JSON.parse(line))
    .filter(({ to }) => to.includes(address))
}

/** A letter with its number, signed by hand: to somebody outside, with copies outside and to the village. */
async function numbered(request: APIRequestContext, subject: string): Promise<string> {
  const drafter = await caller(request, account('staff', OFFICE))
  const head = await caller(request, account('sub_district_head', OFFICE))
  const village = await caller(request, account('registry_clerk', VILLAGE))
  const { id } = await drafter.post('/letters', {
    direction: 'outgoing',
    kind: 'SD',
    subject,
    body: 'Dengan hormat.',
    classification_code: '000',
    urgency: 'normal',
    security_level: 'open',
    approver_position_id: head.position,
    addressees: [
      { kind: 'to', name: 'Setda Provinsi' },
      { kind: 'carbon_copy', name: 'BPS Provinsi' },
      { kind: 'carbon_copy', agency_id: village.agency },
    ],
  })
  await drafter.post(`/letters/${id}/submission`)
  await head.post(`/letters/${id}/approval`)
  return id
}

for (const language of ['id', 'en'] as const) {
  const [w, letters, common] = ['dispatch', 'letters', 'common'].map((file) => words(language, file))
  const enter = async (page: Page, who: Account) => {
    await signIn(page, who)
    if (language === 'id') return
    await page.getByRole('button', { name: 'English' }).click()
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  }
  const choose = async (page: Page, name: string, way: string) => {
    const group = page.getByRole('dialog').getByRole('group', exactly(name))
    await group.getByRole('combobox', exactly(w.way)).click()
    await page.getByRole('option', exactly(w.ways[way])).click()
    return group
  }
  const act = (page: Page, action: string, name: string) =>
    page.getByRole('button', exactly(`${w.actions[action]}: ${name}`))

  test(`a letter goes out by mail and by courier, with proof (${language})`, async ({
    page,
    personOf,
    request,
  }, { project }) => {
    test.setTimeout(180_000)
    const run = `${language}-${project.name}-${Date.now().toString(36)}`
    const subject = `Permintaan data ${run}`
    const right = `setda-${run}@contoh.id`
    const id = await numbered(request, subject)
    await enter(page, account('sub_district_head', OFFICE))
    await page.goto(`/surat/${id}`)
    await page.getByRole('button', exactly(letters.dispatch.open)).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText('Setda Provinsi')
    const setda = await choose(page, 'Setda Provinsi', 'mail')
    await choose(page, 'BPS Provinsi', 'courier')
    await dialog.getByRole('button', { name: /3/ }).click()
    await expect(dialog.getByRole('alert')).toContainText(w.email)
    await check(page)
    await setda.getByLabel(w.email).fill(`salah-${run}@contoh.id`)
    await dialog.locator('input[type=file]').first().setInputFiles(scan('surat-basah.pdf'))
    await expect(dialog.getByText(/surat-basah\.pdf .*\(/)).toBeVisible()
    await shot(page, 'dispatch-dialog', project.name)
    await dialog.getByRole('button', { name: /3/ }).click()

    // The server of the addressee does not know the address: the page says so by itself, and the clerk corrects it.
    const section = page.getByRole('region', exactly(w.title)).first()
    await expect(section.getByText(w.status.failed, { exact: true })).toBeVisible({ timeout: 30_000 })
    await expect(section).toContainText(w.problem.unknown_address)
    await expect(section).toContainText('no such mailbox')
    await expect(section.getByText(w.status.delivered, { exact: true })).toBeVisible()
    await check(page)
    await shot(page, 'dispatch-failed', project.name)
    await act(page, 'change_way', 'Setda Provinsi').click()
    await dialog.getByLabel(w.email).fill(right)
    await dialog.getByRole('button', exactly(w.changeSave)).click()
    await expect(section.getByText(w.status.sent, { exact: true })).toBeVisible({ timeout: 30_000 })
    const mails = mailsTo(right)
    expect(mails).toHaveLength(1)
    expect(mails[0]?.raw).toContain('surat-basah.pdf')
    expect(mails[0]?.raw).toContain('Yth. Setda Provinsi')

    await act(page, 'hand_over', 'BPS Provinsi').click()
    await dialog.getByRole('button', exactly(w.handover.save)).click()
    await expect(dialog.getByRole('alert')).toContainText(w.handover.carrier)
    await check(page)
    await dialog.getByLabel(w.handover.carrier).fill('JNE')
    await dialog.getByLabel(new RegExp(`^${w.handover.tracking}`)).fill('JB0012345')
    await dialog.getByRole('button', exactly(w.handover.save)).click()
    await expect(section.getByText(w.status.handed_over, { exact: true })).toBeVisible()
    await expect(section).toContainText('JB0012345')
    await act(page, 'confirm', 'BPS Provinsi').click()
    await dialog.getByLabel(w.receipt.by, { exact: true }).fill('Budi Santoso')
    await dialog.locator('input[type=file]').first().setInputFiles(scan('resi.pdf'))
    await expect(dialog.getByText(/resi\.pdf .*\(/)).toBeVisible()
    await dialog.getByRole('button', exactly(w.receipt.save)).click()
    await expect(section.getByText(w.status.received, { exact: true })).toBeVisible()
    await expect(section).toContainText('Budi Santoso')
    await expect(section.getByRole('button', { name: /resi\.pdf/ })).toBeVisible()
    await check(page)
    await shot(page, 'dispatch-done', project.name)

    // The village has a copy, marked as one; that it was opened is seen by the sender.
    const village = await personOf(account('registry_clerk', VILLAGE))
    await village.goto('/surat')
    const row = village.locator('[data-letter]').filter({ hasText: subject })
    await expect(row).toContainText('Tembusan')
    await row.press('Enter')
    await expect(village.getByRole('heading', { level: 1, name: subject })).toBeVisible()
    await expect(village.locator('dl').first()).toContainText('Tembusan')
    await expect(async () => {
      await page.reload()
      await expect(section.getByText(w.status.read, { exact: true })).toBeVisible({ timeout: 3_000 })
    }).toPass()
  })

  test(`receipts for letters that came in, one and many (${language})`, async ({ page, request }, {
    project,
  }) => {
    test.setTimeout(120_000)
    const run = `${language}-${project.name}-${Date.now().toString(36)}`
    const clerk = await caller(request, account('registry_clerk', VILLAGE))
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Jakarta' }).format(Date.now())
    const ids: string[] = []
    for (const n of [1, 2]) {
      const { id } = await clerk.post('/letters', {
        direction: 'incoming',
        channel: 'paper',
        sender_name: `Yayasan ${run}`,
        letter_number: `${n}/${run}`,
        letter_date: today,
        received_date: today,
        subject: `Permohonan ${n} ${run}`,
        kind: 'SD',
        urgency: 'normal',
        security_level: 'open',
      })
      ids.push(id)
    }
    await enter(page, account('registry_clerk', VILLAGE))
    await page.goto(`/surat/${ids[0]}`)
    const section = page.getByRole('region', exactly(w.ack.title))
    await expect(section).toContainText(w.ack.none)
    await expect(section).toContainText(w.ack.noAddress)
    const paper = page.waitForEvent('popup')
    await section.getByRole('button', exactly(w.ack.paper)).click()
    await (await paper).close()
    await expect(section.getByText(w.ack.status.issued, { exact: true })).toBeVisible()
    await check(page)

    await page.goto('/agenda')
    await page.getByRole('button', exactly(letters.agenda.receipts)).click()
    const dialog = page.getByRole('dialog')
    for (const n of [1, 2])
      await dialog.getByRole('checkbox', { name: new RegExp(`Permohonan ${n} ${run}`) }).check()
    await check(page)
    await dialog.getByRole('button', { name: w.ack.print_other.replace('{{count}}', '2') }).click()
    const status = dialog.getByRole('status')
    await expect(status).toContainText(w.ack.result.replace('{{done}}', '2').replace('{{count}}', '2'))
    await expect(status.getByText(w.ack.made, { exact: true })).toHaveCount(2)
    await check(page)
    await shot(page, 'receipts', project.name)
    const slips = page.waitForEvent('popup')
    await status.getByRole('button', exactly('PDF')).click()
    await (await slips).close()
    await status.getByRole('button', exactly(common.action.close)).click()

    // By mail there is no address yet: each refusal is told, and what to do.
    await page.getByRole('button', exactly(letters.agenda.receipts)).click()
    await dialog.getByRole('checkbox', { name: new RegExp(`Permohonan 1 ${run}`) }).check()
    await dialog.getByRole('button', { name: w.ack.send_one.replace('{{count}}', '1') }).click()
    await expect(status.getByText(w.ack.refused, { exact: true })).toBeVisible()
    await expect(status).toContainText(words(language, 'errors').problem.no_sender_address)
    await check(page)
  })
}
