import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { account, check, expect, openPage, signIn, test } from './fixtures'

const VILLAGE = '15.71.01.1001'
const PDF = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'

const table = (name: string, lines: string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(`${lines.join('\n')}\n`),
})

const scan = (name: string) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(`${PDF}% ${name}`) })

/** Sizes run side by side on one server: each has a book of its own year, and numbers that no run had before. */
function bookOf(project: string) {
  const year = project === 'phone' ? 2018 : 2019
  const first = 1000 + (Date.now() % 800_000)
  return { year, first, number: (n: number) => String(first + n) }
}

async function start(page: Page, year: number | null, file: ReturnType<typeof table>): Promise<void> {
  await page.getByLabel('Tahun buku').fill(year === null ? '' : String(year))
  await page.locator('input[type="file"]').first().setInputFiles(file)
  await expect(page.getByText(`${file.name} terunggah`)).toBeVisible()
  await page.getByRole('button', { name: 'Periksa berkas' }).click()
}

test('a book is checked, taken over, given its scans and undone', async ({ page }, { project }) => {
  test.setTimeout(60_000)
  const { year, number } = bookOf(project.name)
  await signIn(page, account('registry_clerk', VILLAGE))
  await openPage(page, 'Pindahan buku agenda')
  await expect(page.getByRole('heading', { level: 1, name: 'Pindahan buku agenda' })).toBeVisible()
  await check(page)

  const file = `buku-${project.name}-${Date.now().toString(36)}.csv`
  const row = (n: number, received: string, subject: string) =>
    `${number(n)};${received};BPS;${subject};B/${n}`
  const lines = [
    'No. Agenda;Tgl Terima;Pengirim;Perihal;Nomor Surat',
    row(1, `3/1/${year}`, 'Undangan rapat'),
    row(2, `4 Januari ${year}`, 'Permintaan data'),
    row(3, `${year}-01-05`, 'Edaran libur'),
    row(4, '31/02/2019', 'Tanggal salah'),
    row(5, `6/1/${year}`, ''),
  ]
  await start(page, year, table(file, lines))
  await expect(page.getByRole('heading', { level: 1, name: file })).toBeVisible()
  await expect(page.getByText('Menunggu diterima')).toBeVisible()
  await expect(page.getByText('Kolom B · Tgl Terima')).toBeVisible()
  await expect(page.getByText('Tanggal tidak dapat dibaca. Tulis seperti 31/12/2022.')).toBeVisible()
  await expect(page.getByText('Kolom D · Perihal')).toBeVisible()
  await check(page)
  await page.screenshot({ path: `test-results/moving-preview-${project.name}.png`, fullPage: true })

  await page.getByRole('button', { name: 'Masukkan 3 baris' }).click()
  await expect(page.getByText('3 surat sudah masuk ke buku agenda.')).toBeVisible()
  await check(page)

  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles([scan(`agenda-${number(2)}.pdf`), scan('entah.pdf')])
  await page.getByRole('button', { name: 'Pasangkan 2 berkas' }).click()
  await expect(page.getByText('Terlampir', { exact: true })).toBeVisible()
  await expect(page.getByText('Tidak cocok', { exact: true })).toBeVisible()
  await check(page)
  await page.screenshot({ path: `test-results/moving-accepted-${project.name}.png`, fullPage: true })

  await page.getByRole('button', { name: 'Batalkan pindahan' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('3 surat dari berkas ini dihapus lagi')
  await check(page)
  await dialog.getByRole('button', { name: 'Batalkan pindahan' }).click()
  await expect(page.getByText('Pindahan dibatalkan: 2 surat dihapus, 1 tetap disimpan.')).toBeVisible()
  await page.getByText('Tetap disimpan', { exact: true }).last().click()
  await page.getByRole('link', { name: `${number(2)}/${year}` }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Permintaan data' })).toBeVisible()

  await page.goto('/pindahan')
  await expect(page.getByRole('link', { name: file })).toBeVisible()
  await check(page)
})

test('a column that is called otherwise is named', async ({ page }, { project }) => {
  const { year, number } = bookOf(project.name)
  await signIn(page, account('registry_clerk', VILLAGE))
  await page.goto('/pindahan')
  const file = `lain-${project.name}-${Date.now().toString(36)}.csv`
  await start(page, year, table(file, ['No;Kapan;Pengirim;Perihal', `${number(1)};3/1/${year};BPS;Undangan`]))
  await expect(page.getByRole('alert')).toContainText('No; Kapan; Pengirim; Perihal')
  await check(page)
  await page.getByLabel('Judul kolom: Tanggal terima').fill('Kapan')
  await page.getByRole('button', { name: 'Periksa berkas' }).click()
  await expect(page.getByRole('button', { name: 'Masukkan 1 baris' })).toBeVisible()
  const template = page.waitForEvent('download')
  await page.goto('/pindahan')
  await page.getByRole('button', { name: 'Unduh templat kosong' }).click()
  expect((await template).suggestedFilename()).toBe('templat-surat-masuk.xlsx')
})

test('the books of a period are saved as tables', async ({ page }) => {
  await signIn(page, account('registry_clerk', VILLAGE))
  await page.goto('/agenda')
  const saved = async (item: string) => {
    await page.getByRole('button', { name: 'Unduh' }).click()
    await expect(page.getByRole('menuitem', { name: item })).toBeVisible()
    const download = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: item }).click()
    return await download
  }
  await page.getByRole('button', { name: 'Unduh' }).click()
  await expect(page.getByRole('menuitem', { name: 'Buku ekspedisi: PDF untuk dicetak' })).toBeVisible()
  await check(page)
  await page.keyboard.press('Escape')
  const csv = await saved('Surat masuk: CSV')
  expect(readFileSync(await csv.path(), 'utf8')).toMatch(/^\uFEFFNo. Agenda;Tanggal Terima;Nomor Surat;/)
  const workbook = await saved('Buku ekspedisi: Excel (XLSX)')
  expect(workbook.suggestedFilename()).toMatch(/^buku-expedition-.*\.xlsx$/)
  expect(
    readFileSync(await workbook.path())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK')
})
