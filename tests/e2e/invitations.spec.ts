import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { APIRequestContext, Page } from '@playwright/test'
import { caller } from './caller'
import { type Account, account, check, expect, signIn, test } from './fixtures'

/** The sub-district that invites and sends people out, and the urban village that is invited. */
const OFFICE = '15.71.01'
const VILLAGE = '15.71.01.1001'

const words = (language: 'id' | 'en', file: string) =>
  JSON.parse(readFileSync(join(__dirname, `../../frontend/src/i18n/${language}/${file}.json`), 'utf8'))

const exactly = (text: string) => ({ name: text, exact: true })
const jakarta = (locale: string, days: number) =>
  new Intl.DateTimeFormat(locale, { timeZone: 'Asia/Jakarta' }).format(Date.now() + days * 86_400_000)
const day = (days: number) => jakarta('en-CA', days)
/** As it is typed. */
const typed = (days: number) => jakarta('en-GB', days)
const counted = (text: string, count: number) => text.replace('{{count}}', String(count))

async function shot(page: Page, name: string, project: string): Promise<void> {
  const folder = process.env['PAMONG_E2E_PICTURES']
  if (folder) await page.screenshot({ path: join(folder, `${name}-${project}.png`), fullPage: true })
}

/** A letter of the office with its number. */
async function numbered(request: APIRequestContext, letter: object): Promise<string> {
  const drafter = await caller(request, account('staff', OFFICE))
  const head = await caller(request, account('sub_district_head', OFFICE))
  const { id } = await drafter.post('/letters', {
    direction: 'outgoing',
    body: 'Dengan hormat.',
    classification_code: '000',
    urgency: 'normal',
    security_level: 'open',
    approver_position_id: head.position,
    ...letter,
  })
  await drafter.post(`/letters/${id}/submission`)
  await head.post(`/letters/${id}/approval`)
  return id
}

for (const language of ['id', 'en'] as const) {
  const [w, common] = ['invitations', 'common'].map((file) => words(language, file))
  const enter = async (page: Page, who: Account) => {
    await signIn(page, who)
    if (language === 'id') return
    await page.getByRole('button', { name: 'English' }).click()
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  }

  test(`an invitation is saved, answered, and who came is noted (${language})`, async ({
    page,
    personOf,
    request,
  }, { project }) => {
    test.setTimeout(150_000)
    const subject = `Undangan rapat ${language} ${project.name} ${Date.now().toString(36)}`
    const village = await caller(request, account('registry_clerk', VILLAGE))
    const id = await numbered(request, {
      kind: 'UND',
      subject,
      addressees: [
        { kind: 'to', agency_id: village.agency },
        { kind: 'to', name: 'Ketua Forum RT' },
      ],
      parts: {
        event: { date: day(0), time: '09.00 s.d. 12.00 WIB', place: 'Aula Kecamatan', agenda: 'Rapat PBB' },
      },
    })
    await (await caller(request, account('sub_district_head', OFFICE))).post(`/letters/${id}/dispatch`)
    const mail = await village.get('/letters?direction=incoming&kind=UND&limit=100')
    const copy = mail.items.find((row: { subject: string }) => row.subject === subject)

    await enter(page, account('registry_clerk', VILLAGE))
    await page.goto(`/surat/${copy.id}`)
    const invitation = page.getByRole('region', exactly(w.title))
    await expect(invitation).toContainText('Aula Kecamatan')
    await expect(invitation).toContainText(w.noAnswer)
    await check(page)
    const download = page.waitForEvent('download')
    await invitation.getByRole('button', exactly(w.calendar)).click()
    const saved = await download
    expect(saved.suggestedFilename()).toMatch(/^undangan-.*\.ics$/)
    const file = readFileSync(await saved.path(), 'utf8')
    expect(file).toContain(`UID:${id}@pamong\r\n`)
    expect(file).toContain(`DTSTART:${day(0).replaceAll('-', '')}T020000Z\r\n`)
    expect(file).toContain('SUMMARY:Rapat PBB\r\n')

    const dialog = page.getByRole('dialog')
    await invitation.getByRole('button', exactly(w.decline)).click()
    await dialog.getByRole('button', exactly(w.sendAnswer)).click()
    await expect(dialog.getByRole('alert')).toContainText(w.reason)
    await check(page)
    await dialog.getByLabel(w.reason).fill('Ada kunjungan.')
    await dialog.getByRole('button', exactly(w.sendAnswer)).click()
    await expect(invitation).toContainText(w.answers.declines)
    await invitation.getByRole('button', exactly(w.attend)).click()
    await expect(invitation).toContainText(w.answers.attends)
    await invitation.getByRole('button', exactly(w.represent)).click()
    await dialog.getByLabel(w.representative).fill('Siti Aminah')
    await dialog.getByRole('button', exactly(w.sendAnswer)).click()
    await expect(invitation).toContainText('Siti Aminah')
    await check(page)
    await shot(page, `invited-${language}`, project.name)

    const host = await personOf(account('staff', OFFICE))
    if (language === 'en') await host.getByRole('button', { name: 'English' }).click()
    await host.goto(`/surat/${id}`)
    const list = host.getByRole('region', exactly(w.title))
    const counts = list.getByRole('list', exactly(w.counts.label))
    await expect(counts).toContainText(counted(w.counts.represented, 1))
    await expect(counts).toContainText(counted(w.counts.unanswered, 1))
    await list.getByRole('button', exactly(w.record)).click()
    const people = host.getByRole('dialog')
    await people.getByRole('checkbox').first().check()
    await expect(people.getByRole('textbox')).toHaveValue('Siti Aminah')
    await people.getByRole('button', exactly(w.guest.add)).click()
    await people.getByRole('button', exactly(w.save)).click()
    await expect(people.getByRole('alert')).toContainText(w.guests)
    await people.getByLabel(w.guest.name, { exact: true }).fill('Joko')
    await people.getByLabel(w.guest.institution, { exact: true }).fill('Karang Taruna')
    await check(host)
    await people.getByRole('button', exactly(w.save)).click()
    await expect(counts).toContainText(counted(w.counts.present, 1))
    await expect(list.getByRole('list', exactly(w.guests))).toContainText('Karang Taruna')
    await check(host)
    await shot(host, `host-${language}`, project.name)
    await list.getByRole('button', exactly(w.close)).click()
    await check(host)
    await host.getByRole('dialog').getByRole('button', exactly(w.close)).click()
    await expect(list.getByRole('button', exactly(w.record))).toHaveCount(0)
    await expect(list).toContainText(w.closed.replace('{{at}}', ''))
    await check(host)

    await page.reload()
    await expect(invitation).toContainText(w.presentAs.replace('{{name}}', 'Siti Aminah'))
    await expect(invitation.getByRole('button', exactly(w.represent))).toHaveCount(0)
  })

  test(`a journey is overdue until it is reported on (${language})`, async ({ page, request }, {
    project,
  }) => {
    test.setTimeout(120_000)
    const j = w.journey
    const id = await numbered(request, {
      kind: 'SPPD',
      subject: `Perjalanan ke Muara Bungo ${language} ${project.name} ${Date.now().toString(36)}`,
      addressees: [{ kind: 'to', name: 'Arsip' }],
      parts: { travel: { destination: 'Muara Bungo', departs: day(-30), returns: day(-28) } },
    })
    await enter(page, account('staff', OFFICE))
    await page.goto(`/surat/${id}`)
    const journey = page.getByRole('region', exactly(j.title))
    const overdue = journey.getByText(new RegExp(j.overdue.replace('{{count}}', '\\d+')))
    await expect(overdue).toBeVisible()
    await expect(journey).toContainText(j.noVisas)
    await check(page)

    const dialog = page.getByRole('dialog')
    await journey.getByRole('button', exactly(j.recordVisas)).click()
    await dialog.getByRole('textbox', exactly(j.place)).fill('Muara Bungo')
    await dialog.getByRole('textbox', exactly(j.official)).fill('Rudi Hartono')
    await dialog.getByRole('button', exactly(j.saveVisas)).click()
    await expect(dialog.getByRole('alert')).toContainText(j.visas)
    await check(page)
    await dialog.getByRole('textbox', exactly(j.arrived)).fill(typed(-30))
    await page.keyboard.press('Tab')
    await dialog.getByRole('button', exactly(j.saveVisas)).click()
    await expect(journey.getByRole('list', exactly(j.visas))).toContainText('Rudi Hartono')

    await journey.getByRole('button', exactly(j.report)).click()
    await dialog.getByRole('button', exactly(j.sendReport)).click()
    await expect(dialog.getByRole('alert')).toContainText(j.text)
    await dialog.getByLabel(j.text, { exact: true }).fill('Konsultasi selesai, berita acara terlampir.')
    await dialog
      .locator('input[type=file]')
      .first()
      .setInputFiles({
        name: 'berita-acara.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from(SCAN),
      })
    await expect(dialog.getByText('berita-acara.pdf')).toBeVisible()
    await check(page)
    await dialog.getByRole('button', exactly(j.sendReport)).click()
    const reports = journey.getByRole('list', exactly(j.reports))
    await expect(reports).toContainText('Konsultasi selesai')
    await expect(reports.getByRole('button', { name: `${common.file.save}: berita-acara.pdf` })).toBeVisible()
    await expect(overdue).toHaveCount(0)
    await check(page)
    await shot(page, `journey-${language}`, project.name)
  })
}

const SCAN = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 595]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`
