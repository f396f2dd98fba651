import type { APIRequestContext, Page } from '@playwright/test'
import { anyService, applyFromHome, takeIn } from './anyService'
import { caller } from './caller'
import { type Account, account, choose, expect, test } from './fixtures'
import { cashierOf, expectTracked, NIK, openApplication, published, SCAN, someone, VILLAGE } from './permits'

const DISTRICT = '15.71.01'

/** Ten services: where each comes in, and what happens on its way besides the usual. */
const TABLE = [
  ['KEL-SKU', 'counter', 'renewed'],
  ['KEL-SKTM', 'home', 'returned'],
  ['KEL-SKCK', 'home', 'revoked'],
  ['KEL-SKBM', 'counter', 'sent back'],
  ['KEL-HILANG', 'home', 'returned'],
  ['KEL-TANAH', 'counter', 'visit'],
  ['KEL-RAMAI', 'home', 'paid'],
  ['KEC-SKBL', 'counter', null],
  ['KEC-DISPENSASI', 'home', 'returned'],
  ['KEC-JALAN', 'counter', 'visit'],
] as const

/** On the phone one of each kind is enough. */
const ON_THE_PHONE = ['KEL-SKTM', 'KEL-TANAH', 'KEC-SKBL']
const twin = (code: string) => (ON_THE_PHONE.includes(code) ? '' : ' @twin')

const FEE = 15_000

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

/** From today on this service costs something. */
async function priced(request: APIRequestContext, code: string): Promise<void> {
  const keeper = await caller(request, account('administrator'))
  const { id } = await keeper.get(`/public/permit-services/${code}`)
  const { definition } = await keeper.get(`/permit-services/${id}/definition`)
  const note = 'Perda Kota Jambi 3/2012'
  await published(keeper, { based_on: id, definition: { ...definition, fee_idr: FEE, fee_note: note } })
}

/** The officer asks for the fee, and a cashier of the office takes it. */
async function pay(counter: Page, cashier: Page, tracking: string): Promise<void> {
  await press(counter, 'Minta pembayaran', 'Menunggu pembayaran')
  await cashier.goto('/kasir')
  await cashier.getByLabel('Nomor tagihan atau kode lacak').fill(tracking)
  await cashier.getByRole('button', { name: 'Terima pembayaran' }).click()
  await expect(dialogOf(cashier)).toContainText('lima belas ribu rupiah')
  await dialogOf(cashier).getByRole('radio', { name: 'Tunai' }).check()
  await dialogOf(cashier).getByRole('button', { name: 'Terima dan buat kuitansi' }).click()
  await expect(dialogOf(cashier).getByText('Kuitansi 80 mm')).toBeVisible()
}

/** Sent back to the citizen, who corrects just what was named. */
async function returned(counter: Page, page: Page, tracking: string, paper: string): Promise<void> {
  await counter.getByRole('button', { name: 'Kembalikan', exact: true }).click()
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
}

/** A new paper for one that was handed over; gives the tracking code. */
async function renewed(counter: Page, name: string): Promise<string> {
  await openApplication(counter, name, 'all')
  await counter.getByRole('link', { name: 'Perpanjang', exact: true }).click()
  await expect(counter.getByLabel('Nama Lengkap', { exact: true })).toHaveValue(name)
  for (const group of await counter.getByRole('radiogroup').all())
    await group.getByLabel('Asli dilihat').check()
  await counter.getByRole('button', { name: 'Terima perpanjangan' }).click()
  return (await counter.getByRole('status').filter({ hasText: /-/ }).textContent()) ?? ''
}

/** What was handed over does not hold any more. */
async function revoked(signer: Page, name: string): Promise<void> {
  await openApplication(signer, name, 'all')
  await signer.getByRole('button', { name: 'Cabut naskah' }).click()
  await dialogOf(signer).getByLabel('Alasan pencabutan').fill('Keterangannya tidak benar')
  await dialogOf(signer).getByLabel('Dasar hukum').fill('Pasal 12 Perda Kota Jambi 3/2019')
  await dialogOf(signer).getByRole('button', { name: 'Cabut sekarang' }).click()
  await expect(signer.getByText('Naskah ini sudah dicabut dan tidak berlaku.').first()).toBeVisible()
}

/** The people of an office in windows of their own. */
interface People {
  counter: Page
  section: Page
  signer: Page
}

/** From the draft of the paper to the hand-over; the head may find something first. */
async function finish({ counter, section, signer }: People, name: string, sentBack = false) {
  await press(counter, 'Ajukan untuk paraf', 'Menunggu paraf')
  await openApplication(section, name)
  await say(section, 'Paraf', null, 'Menunggu tanda tangan')
  await openApplication(signer, name)
  if (sentBack) {
    await say(signer, 'Kembalikan di dalam kantor', 'Periksa ejaan nama', 'Diproses')
    await openApplication(counter, name)
    await finish({ counter, section, signer }, name)
    return
  }
  await say(signer, 'Tanda tangani di atas kertas', null, 'terbit dengan nomor')
  await openApplication(counter, name)
  await say(counter, 'Serahkan', null, 'Sudah diserahkan')
}

for (const [code, from, besides] of TABLE)
  test(`${code} from the application to the document, by the ${from}${twin(code)}`, async ({
    page,
    request,
    personOf,
  }) => {
    test.setTimeout(180_000)
    const name = someone()
    if (besides === 'paid') await priced(request, code)
    const service = await anyService(request, code)
    const inVillage = service.level === 'urban_village'
    const at = inVillage ? VILLAGE.code : DISTRICT
    const head: Account = account(inVillage ? 'urban_village_head' : 'sub_district_head', at)
    const office = inVillage ? VILLAGE.name : head.agency_name
    const counter = await personOf(account('counter_officer', at))
    let tracking =
      from === 'home'
        ? await applyFromHome(page, service, office, name)
        : await takeIn(counter, service, name)
    await openApplication(counter, name)

    if (besides === 'returned') {
      await returned(counter, page, tracking, service.requirements[0]?.name_id ?? '')
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
    if (besides === 'paid') {
      await pay(counter, await personOf(await cashierOf(request, head, `Kasir ${name}`)), tracking)
      await openApplication(counter, name)
    }
    const people = { counter, section, signer: await personOf(head) }
    await finish(people, name, besides === 'sent back')
    if (besides === 'renewed') {
      tracking = await renewed(counter, name)
      await openApplication(counter, name)
      await press(counter, 'Terima dan proses', 'Diproses')
      await finish(people, name)
    }
    await expectTracked(page, tracking, 'Sudah diserahkan')
    if (besides === 'revoked') await revoked(people.signer, name)
  })
