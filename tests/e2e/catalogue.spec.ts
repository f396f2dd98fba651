import type { Page } from '@playwright/test'
import { account, check, expect, openPage, signIn, test } from './fixtures'
import { openApplication, someone, staff, VILLAGE } from './permits'

/** The rows of fields, requirements or moves below this legend. */
const rows = (page: Page, legend: string) => page.getByRole('group', { name: legend, exact: true })

async function pick(page: Page, label: string, option: string, at = 0): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).nth(at).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

test('a new service is defined in the browser alone, and a citizen uses it at once', async ({
  page,
  personOf,
}, { project }) => {
  test.setTimeout(240_000)
  const stamp = `${project.name === 'phone' ? 'P' : 'D'}${Date.now().toString(36).toUpperCase().slice(-6)}`
  const service = `Rekomendasi Lapak ${stamp}`
  await signIn(page, account('administrator'))
  await openPage(page, 'Katalog layanan')
  await expect(page.getByRole('link', { name: 'Surat Keterangan Domisili', exact: true })).toBeVisible()
  await check(page)
  await page.getByRole('button', { name: 'Layanan baru' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Mulai konsep' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Kode: Wajib diisi')
  await dialog.getByLabel('Kode').fill(`KEL-${stamp}`)
  await dialog.getByLabel('Nama (Indonesia)').fill(service)
  await dialog.getByLabel('Nama (Inggris)').fill(`Stall ${stamp}`)
  await check(page)
  await dialog.getByRole('button', { name: 'Mulai konsep' }).click()
  await expect(page.getByRole('heading', { level: 1, name: service })).toBeVisible()
  await page.getByLabel('Isi naskah').fill('{head} tidak berkeberatan atas lapak {barang} milik {full_name}.')
  await check(page)
  await page.getByRole('button', { name: 'Simpan konsep' }).click()
  // the paper names a field that the form does not have yet
  await expect(page.getByText('Formulir tidak mempunyai isian “barang”.')).toBeVisible()
  await check(page)

  await page.getByRole('tab', { name: 'Formulir' }).click()
  const form = rows(page, 'Formulir')
  for (const [id, en] of [
    ['Barang', 'Goods'],
    ['Memakai listrik', 'Electricity'],
    ['Daya', 'Watts'],
  ] as const) {
    await form.getByRole('button', { name: 'Tambah isian' }).click()
    await page.getByLabel('Label (Indonesia)').last().fill(id)
    await page.getByLabel('Label (Inggris)').last().fill(en)
  }
  await pick(page, 'Jenis isian', 'Pilihan', 2)
  await page.getByRole('textbox', { name: 'Pilihan', exact: true }).fill('ya: Ya: Yes\ntidak: Tidak: No')
  await pick(page, 'Jenis isian', 'Bilangan bulat', 3)
  await pick(page, 'Hanya bila isian', 'Memakai listrik', 2)
  await pick(page, 'berisi salah satu dari', 'ya')
  await page.keyboard.press('Escape')
  await check(page)
  await page.screenshot({ path: `test-results/catalogue-form-${project.name}.png`, fullPage: true })

  await page.getByRole('tab', { name: 'Persyaratan' }).click()
  await page.getByRole('button', { name: 'Tambah persyaratan' }).click()
  await page.getByRole('textbox', { name: 'Persyaratan', exact: true }).fill('Sertifikat listrik')
  await pick(page, 'Hanya bila isian', 'Memakai listrik')
  await pick(page, 'berisi salah satu dari', 'ya')
  await page.keyboard.press('Escape')
  await check(page)
  await page.getByRole('tab', { name: 'Prosedur' }).click()
  await page.getByLabel('Prosedur sendiri').check()
  await expect(rows(page, 'Tindakan antartahap')).toBeVisible()
  await check(page)
  await page.getByLabel('Prosedur sendiri').uncheck()
  await page.getByRole('button', { name: 'Simpan konsep' }).click()
  await expect(page.getByText('Konsep disimpan.').last()).toBeVisible()
  await expect(page.getByText('perlu diperbaiki sebelum diterbitkan')).toHaveCount(0)
  await page.getByRole('tab', { name: 'Terbitkan' }).click()
  await check(page)
  await page.getByRole('button', { name: 'Terbitkan', exact: true }).click()
  await dialog.getByRole('button', { name: 'Terbitkan', exact: true }).click()
  await expect(page.getByText('Dibuka', { exact: true })).toBeVisible()
  await check(page)
  await page.screenshot({ path: `test-results/catalogue-published-${project.name}.png`, fullPage: true })

  // the citizen
  const name = someone()
  await page.goto(`/ajukan/KEL-${stamp}`)
  await page.getByLabel('Kelurahan yang dituju').selectOption({ label: VILLAGE.name })
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await page.getByLabel('Nama lengkap').fill(name)
  await page.getByLabel('Barang').fill('es cendol')
  await expect(page.getByLabel('Daya')).toHaveCount(0)
  await page.getByLabel('Memakai listrik').selectOption({ label: 'Ya' })
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await expect(page.getByRole('alert')).toContainText('Daya: Wajib diisi')
  await page.getByLabel('Daya').fill('450')
  await check(page)
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await expect(page.getByLabel('Sertifikat listrik')).toBeVisible()
  await page.getByRole('button', { name: 'Kembali' }).click()
  await page.getByLabel('Memakai listrik').selectOption({ label: 'Tidak' })
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await expect(page.getByLabel('Sertifikat listrik')).toHaveCount(0)
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await expect(page.getByText('es cendol')).toBeVisible()
  await page.getByRole('button', { name: 'Kirim permohonan' }).click()
  await expect(page.getByText('Permohonan diterima')).toBeVisible()

  const counter = await personOf(staff('counter_officer'))
  await openApplication(counter, name)
  await expect(counter.getByText('es cendol').first()).toBeVisible()
  await counter.getByRole('button', { name: 'Terima dan proses' }).click()
  await expect(counter.getByRole('button', { name: 'Ajukan untuk paraf' })).toBeVisible()
})
