import type { Page } from '@playwright/test'
import { anyService, applyFromHome, takeIn } from './anyService'
import { account, choose, expect, test } from './fixtures'
import { expectTracked, NIK, openApplication, SCAN, someone, VILLAGE } from './permits'

const DISTRICT = '15.71.01'

/** Ten services: where each comes in, and what happens on its way besides the usual. */
const TABLE = [
  ['KEL-SKU', 'counter', null],
  ['KEL-SKTM', 'home', 'returned'],
  ['KEL-SKCK', 'home', null],
  ['KEL-SKBM', 'counter', 'sent back'],
  ['KEL-HILANG', 'home', 'returned'],
  ['KEL-TANAH', 'counter', 'visit'],
  ['KEL-RAMAI', 'home', null],
  ['KEC-SKBL', 'counter', null],
  ['KEC-DISPENSASI', 'home', 'returned'],
  ['KEC-JALAN', 'counter', 'visit'],
] as const

/** On the phone one of each kind is enough. */
const ON_THE_PHONE = ['KEL-SKTM', 'KEL-TANAH', 'KEC-SKBL']
const twin = (code: string) => (ON_THE_PHONE.includes(code) ? '' : ' @twin')

const dialogOf = (page: Page) => page.getByRole('dialog')

/** Takes a step of which nothing needs to be said. */
async function press(page: Page, action: string, after: string): Promise<void> {
  await page.getByRole('button', { name: action, exact: true }).click()
  await expect(page.getByText(after).first()).toBeVisible()
}

/** Takes a step that asks for words, or to be confirmed. */
async function say(page: Page, action: string, note: string | null, after: string): Promise<void> {
  const button = page.getByRole('button', { name: action, exact: true })
  if (await button.isVisible()) await button.click()
  else {
    await page.getByRole('button', { name: 'Tindakan lain' }).click()
    await page.getByRole('menuitem', { name: action, exact: true }).click()
  }
  if (note) await dialogOf(page).getByRole('textbox').last().fill(note)
  await dialogOf(page).getByRole('button', { name: action, exact: true }).click()
  await expect(page.getByText(after).first()).toBeVisible()
}

for (const [code, from, besides] of TABLE)
  test(`${code} from the application to the document, by the ${from}${twin(code)}`, async ({
    page,
    request,
    personOf,
  }) => {
    test.setTimeout(180_000)
    const name = someone()
    const service = await anyService(request, code)
    const inVillage = service.level === 'urban_village'
    const at = inVillage ? VILLAGE.code : DISTRICT
    const head = account(inVillage ? 'urban_village_head' : 'sub_district_head', at)
    const office = inVillage ? VILLAGE.name : head.agency_name
    const counter = await personOf(account('counter_officer', at))
    const tracking =
      from === 'home'
        ? await applyFromHome(page, service, office, name)
        : await takeIn(counter, service, name)
    await openApplication(counter, name)

    if (besides === 'returned') {
      await counter.getByRole('button', { name: 'Kembalikan', exact: true }).click()
      const paper = service.requirements[0]?.name_id ?? ''
      await dialogOf(counter).getByRole('checkbox', { name: paper, exact: true }).check()
      await choose(counter, dialogOf(counter).getByRole('combobox'), 'Alamat')
      await dialogOf(counter).getByRole('button', { name: 'Kembalikan kepada pemohon' }).click()
      await expect(dialogOf(counter)).toBeHidden()
      await page.goto(`/lacak?code=${tracking}`)
      await page.getByLabel('Alamat', { exact: true }).fill('Jl. Merdeka No. 9')
      await page.getByLabel(paper, { exact: true }).setInputFiles(SCAN)
      await expect(page.getByText('kartu-keluarga.pdf terunggah')).toBeVisible()
      await page.locator('#bukti-nik').fill(NIK.slice(-4))
      await page.getByRole('button', { name: 'Kirim perbaikan' }).click()
      await expect(page.getByText('Perbaikan terkirim')).toBeVisible()
      await openApplication(counter, name)
      await expect(counter.getByText('Jl. Merdeka No. 9')).toBeVisible()
    }
    await press(counter, 'Terima dan proses', 'Diproses')
    const section = await personOf(account('section_head', at))
    if (besides === 'visit') {
      await say(counter, 'Minta pemeriksaan lapangan', null, 'Pemeriksaan lapangan')
      await openApplication(section, name)
      await say(section, 'Lapor hasil pemeriksaan', 'Patok dan batas sesuai', 'Diproses')
      await openApplication(counter, name)
    }
    await press(counter, 'Ajukan untuk paraf', 'Menunggu paraf')
    await openApplication(section, name)
    await say(section, 'Paraf', null, 'Menunggu tanda tangan')
    const signer = await personOf(head)
    await openApplication(signer, name)
    if (besides === 'sent back') {
      await say(signer, 'Kembalikan di dalam kantor', 'Periksa ejaan nama', 'Diproses')
      await openApplication(counter, name)
      await press(counter, 'Ajukan untuk paraf', 'Menunggu paraf')
      await openApplication(section, name)
      await say(section, 'Paraf', null, 'Menunggu tanda tangan')
      await openApplication(signer, name)
    }
    await say(signer, 'Tanda tangani di atas kertas', null, 'terbit dengan nomor')
    await openApplication(counter, name)
    await say(counter, 'Serahkan', null, 'Sudah diserahkan')
    await expectTracked(page, tracking, 'Sudah diserahkan')
  })
