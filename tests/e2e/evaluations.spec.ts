import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { account, expect, expectAccessible, expectFits, openPage, signIn, test } from './fixtures'

/** The period that the demonstration computes. */
const PERIOD = 'Januari–Februari 2022'
const VILLAGES = 62

// most tests look at several views, each with axe
test.beforeEach(() => test.slow())

/** A view is done when it has been seen whole: accessible, and not wider than the window. */
async function expectGoodView(page: Page): Promise<void> {
  await expectAccessible(page)
  await expectFits(page)
}

async function openPeriod(page: Page, name = PERIOD): Promise<void> {
  await openPage(page, 'Evaluasi')
  await page.getByRole('link', { name, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

/** The picture of the documentation: the whole map, with the frame around it. */
async function picture(page: Page): Promise<void> {
  const usual = page.viewportSize()
  await page.setViewportSize({ width: 1366, height: 1300 })
  const path = join(test.info().project.testDir, '../../docs/images/evaluation.png')
  await page.screenshot({ path, animations: 'disabled' })
  if (usual) await page.setViewportSize(usual)
}

const tiles = (page: Page) => page.getByRole('region', { name: 'Peta nilai kelurahan' }).getByRole('link')

test('the evaluator reads the result in words, map, ranking, charts and recommendations', async ({
  page,
}) => {
  await signIn(page, account('evaluator'))
  await expect(page.getByRole('heading', { level: 1, name: 'Evaluasi penggunaan' })).toBeVisible()
  await expectGoodView(page)
  await openPeriod(page)
  const summary = page.getByRole('region', { name: 'Ringkasan' })
  await expect(summary).toContainText(/Dari \d+ instansi yang dinilai, \d+ baik, \d+ cukup, dan \d+ kurang\./)
  await expect(summary).toContainText(`Dari ${VILLAGES} kelurahan`)
  await expect(tiles(page)).toHaveCount(VILLAGES)
  const told = tiles(page).filter({ hasText: /\d+,\d\d, (Baik|Cukup|Kurang), peringkat \d+/ })
  await expect(told).toHaveCount(VILLAGES)
  await expectGoodView(page)
  if (process.env['PAMONG_E2E_SHOTS'] === '1' && test.info().project.name === 'desktop') await picture(page)
  await page.getByText('Data yang sama sebagai tabel').click()
  await expect(page.getByRole('link', { name: 'Kelurahan Thehok', exact: true })).toBeVisible()
  await expectGoodView(page)
  for (const [tab, shown] of [
    ['Grafik', 'Kategori menurut jenis instansi'],
    ['Rekomendasi dan teguran', 'direkomendasikan untuk ditegur'],
    ['Peringkat', 'Unduh CSV'],
  ] as const) {
    await page.getByRole('tab', { name: tab }).click()
    await expect(page.getByText(shown)).toBeVisible()
    await expectGoodView(page)
  }
})

test('filters of the ranking stay in the address, and the file holds what is shown', async ({ page }) => {
  await signIn(page, account('evaluator'))
  await openPeriod(page)
  await page
    .getByRole('region', { name: 'Ringkasan' })
    .getByRole('link', { name: /Kurang/ })
    .click()
  await expect(page).toHaveURL(/kategori=poor/)
  await page.getByRole('combobox', { name: 'Jenis instansi' }).click()
  await page.getByRole('option', { name: 'Kelurahan' }).click()
  await expect(page).toHaveURL(/jenis=urban_village/)
  const shown = page.getByText(/^\d+ dari \d+ instansi$/)
  const words = await shown.textContent()
  await page.reload()
  await expect(shown).toHaveText(words ?? '')
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Unduh CSV' }).click()
  const file = await saving
  expect(file.suggestedFilename()).toBe('peringkat-evaluasi-2022-01-01-2022-02-28.csv')
  const lines = readFileSync(await file.path(), 'utf8')
    .trimEnd()
    .split('\r\n')
  expect(lines).toHaveLength(1 + Number.parseInt(words ?? '', 10))
  expect(lines[0]).toContain('Peringkat;Kode;Instansi;')
  expect(lines.slice(1).every((line) => /;Kelurahan;\d+(,\d+)?;Kurang;/.test(line))).toBe(true)
})

test('three clicks lead from the tile of a poor village to one of its letters', async ({ page }) => {
  await signIn(page, account('evaluator'))
  await openPeriod(page)
  await page
    .getByRole('link', { name: /, Kurang, peringkat/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1, name: /^Kelurahan/ })).toBeVisible()
  await expect(page.getByRole('group', { name: 'Nilai akhir sebagai penjumlahan' })).toBeVisible()
  await expectGoodView(page)
  await page.getByRole('button', { name: 'Lihat catatan di baliknya' }).first().click()
  await expect(page.getByText('Dihitung', { exact: true }).first()).toBeVisible()
  await expectGoodView(page)
  await page
    .getByRole('link', { name: /^Surat / })
    .first()
    .click()
  await expect(page).toHaveURL(/\/surat\/[0-9a-f-]{36}$/)
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(/tidak ditemukan/)
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('the sums of an office add up', async ({ page }) => {
  await signIn(page, account('evaluator'))
  await openPeriod(page)
  await page
    .getByRole('link', { name: /, Kurang, peringkat/ })
    .first()
    .click()
  const sum = page.getByRole('group', { name: 'Nilai akhir sebagai penjumlahan' })
  const numbers = (await sum.textContent())?.match(/\d+,\d\d/g) ?? []
  const [total, ...parts] = numbers.map((text) => Math.round(Number(text.replace(',', '.')) * 100))
  expect(parts).toHaveLength(2)
  expect(parts.reduce((one, other) => one + other, 0)).toBe(total)
})

test('the head of a village sees its own score alone', async ({ page }) => {
  const head = account('urban_village_head')
  await signIn(page, head)
  await openPeriod(page)
  await expect(page.getByRole('region', { name: /^Kelurahan / })).toHaveCount(1)
  await expect(page.getByRole('tab')).toHaveCount(0)
  await expect(page.getByText(/Peringkat \d+ di antara semua instansi/)).toBeVisible()
  await expect(page.getByRole('button', { name: /Hitung|Tetapkan|teguran/ })).toHaveCount(0)
  await expectGoodView(page)
  await page.getByRole('link', { name: 'Lihat asal nilai ini' }).click()
  await expect(page.getByRole('heading', { name: 'Surat (SIPADEK)' })).toBeVisible()
  await expectGoodView(page)
})

test('the same in English', async ({ page }) => {
  await signIn(page, account('evaluator'))
  await openPeriod(page)
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('region', { name: 'Summary' })).toContainText(`Of ${VILLAGES} urban villages`)
  await expectGoodView(page)
  await page
    .getByRole('link', { name: /, Poor, rank/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { name: 'Letters (SIPADEK)' })).toBeVisible()
  await expect(page.getByText('Indicators from the records').first()).toBeVisible()
  await page.getByRole('button', { name: 'See the records behind it' }).first().click()
  await expect(page.getByText('Counted', { exact: true }).first()).toBeVisible()
  await expectGoodView(page)
})

test('in the dark', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await signIn(page, account('evaluator'))
  await openPeriod(page)
  await expect(tiles(page)).toHaveCount(VILLAGES)
  await expectAccessible(page)
  await page.getByRole('tab', { name: 'Grafik' }).click()
  await expectAccessible(page)
})

/** Periods are never deleted, so each run opens its own and leaves the demonstration's alone. */
async function openNewPeriod(page: Page): Promise<string> {
  const name = `Uji ${test.info().project.name} ${Date.now()}`
  await openPage(page, 'Evaluasi')
  await page.getByRole('button', { name: 'Buka periode' }).click()
  await page.getByRole('button', { name: 'Buka periode ini' }).click()
  await expect(page.getByRole('alert')).toContainText('Nama periode: Wajib diisi')
  await expectGoodView(page)
  await page.getByLabel('Nama periode').fill(name)
  await page.getByLabel('Hari pertama').fill('1 Februari 2022')
  await page.getByLabel('Hari terakhir').fill('7 Februari 2022')
  await page.keyboard.press('Tab')
  await page.getByRole('button', { name: 'Buka periode ini' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  return name
}

async function answerAll(page: Page, answer: string): Promise<void> {
  const choices = page.getByRole('radio', { name: answer })
  await expect(choices.first()).toBeVisible()
  for (const choice of await choices.all()) await choice.check()
}

test('an interview: draft kept, saved, and no silent overwriting', async ({ page, context }) => {
  await signIn(page, account('evaluator'))
  await openNewPeriod(page)
  await expect(page.getByText('Nilai belum dihitung')).toBeVisible()
  await expectGoodView(page)
  await page.getByRole('link', { name: 'Wawancara' }).click()
  const left = page.getByRole('complementary', { name: 'Belum diwawancarai' })
  await expect(left).toContainText(/^Belum diwawancarai0 dari \d+ wawancara selesai/)
  await expectGoodView(page)
  await left.getByRole('link', { name: 'Wawancarai Kelurahan Thehok tentang Surat' }).click()
  await answerAll(page, '3 – Sebagian besar')
  await expect(page.getByText(/Konsep tersimpan di perangkat ini/)).toBeVisible()
  await expectGoodView(page)
  await page.reload()
  await expect(page.getByText(/dibuka kembali/)).toBeVisible()
  await page.getByRole('button', { name: 'Simpan wawancara' }).click()
  await expect(page.getByText('Wawancara tersimpan')).toBeVisible()
  await expect(left).toContainText(/1 dari \d+ wawancara selesai/)

  const other = await context.newPage()
  await other.goto(page.url())
  await answerAll(other, '1 – Belum ada')
  await answerAll(page, '4 – Sepenuhnya')
  await other.getByRole('button', { name: 'Simpan wawancara' }).click()
  await expect(other.getByText('Wawancara tersimpan')).toBeVisible()
  await page.getByRole('button', { name: 'Simpan wawancara' }).click()
  await expect(page.getByRole('alert')).toContainText('sudah disimpan orang lain')
  await expect(page.getByRole('alert')).toContainText('Tersimpan: 1, isian Anda: 4')
  await expectGoodView(page)
  await page.getByRole('button', { name: 'Ganti dengan isian saya' }).click()
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('a period is computed, its reprimands are drafted after a second look, then it is published', async ({
  page,
}) => {
  await signIn(page, account('evaluator'))
  const name = await openNewPeriod(page)
  await page.getByRole('button', { name: 'Hitung nilai' }).click()
  await expect(page.getByText('Nilai semua instansi telah dihitung')).toBeVisible()
  await expect(tiles(page)).toHaveCount(VILLAGES)

  await page.getByRole('button', { name: 'Buat surat teguran' }).click()
  const dialog = page.getByRole('dialog')
  const confirm = dialog.getByRole('button', { name: /^Buat \d+ surat teguran$/ })
  await expect(confirm).toBeDisabled()
  await expectAccessible(page)
  const count = Number.parseInt((await confirm.textContent())?.replace('Buat ', '') ?? '', 10)
  await expect(dialog.getByRole('listitem')).toHaveCount(count)
  await dialog.getByRole('checkbox').check()
  await confirm.click()
  await expect(dialog.getByRole('link')).toHaveCount(count)
  await expect(dialog.getByRole('status')).toContainText(`${count} konsep surat teguran dibuat`)
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Tutup' }).last().click()
  await expect(page.getByRole('button', { name: 'Hitung ulang' })).toHaveCount(0)

  await page.getByRole('button', { name: 'Tetapkan hasil' }).click()
  await expect(dialog).toContainText(`Tetapkan hasil ${name}?`)
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Ya, tetapkan' }).click()
  await expect(page.getByText('Ditetapkan', { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Tetapkan hasil' })).toHaveCount(0)
})
