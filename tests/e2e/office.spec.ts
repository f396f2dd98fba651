import type { Page } from '@playwright/test'
import { account, expect, expectAccessible, expectFits, signIn, test } from './fixtures'

async function check(page: Page): Promise<void> {
  await expectFits(page)
  await expectAccessible(page)
}

test('work done on paper is recorded, counted or piece by piece', async ({ page }, { project }) => {
  const subject = `Undangan di atas kertas ${project.name} ${Date.now().toString(36)}`
  await signIn(page, account('registry_clerk'))
  await page.goto('/catatan-kertas')
  await expect(page.getByRole('button', { name: 'Catat pekerjaan kertas' })).toBeVisible()
  await check(page)
  await page.getByRole('button', { name: 'Catat pekerjaan kertas' }).click()
  await page.getByRole('textbox', { name: 'Jumlah' }).fill('17')
  await check(page)
  await page.getByRole('button', { name: 'Simpan catatan' }).click()
  await expect(page.getByText('Catatan tersimpan')).toBeVisible()
  await expect(page.getByText('17', { exact: true }).first()).toBeVisible()

  await page.getByRole('button', { name: 'Catat pekerjaan kertas' }).click()
  await page.getByText('Satu per satu').click()
  await page.getByLabel('Perihal (opsional)').fill(subject)
  await page.getByRole('button', { name: 'Simpan catatan' }).click()
  await expect(page.getByText(subject)).toBeVisible()
  await page.goto('/catatan-kertas?untuk=letters')
  await expect(page.getByText(subject)).toBeVisible()
  await check(page)
})

test('an account is made, locked and opened; its password is told once', async ({ page }, { project }) => {
  test.setTimeout(60_000)
  const username = `uji-${project.name}-${Date.now().toString(36)}`
  await signIn(page, account('administrator'))
  await page.goto('/pengguna')
  await expect(page.getByRole('button', { name: 'Tambah pengguna' })).toBeVisible()
  await check(page)
  await page.getByRole('button', { name: 'Tambah pengguna' }).click()
  await page.getByLabel('Nama', { exact: true }).fill('Rina Marlina')
  await page.getByRole('textbox', { name: 'Nama pengguna' }).last().fill(username)
  await page.getByRole('combobox', { name: 'Jabatan' }).fill('Staf')
  await page.getByRole('option').first().click()
  await check(page)
  await page.locator('form').getByRole('button', { name: 'Tambah pengguna' }).click()
  const issued = page.getByRole('dialog')
  await expect(issued).toContainText(username)
  await check(page)
  await page.keyboard.press('Escape')

  await page.goto(`/pengguna?q=${username}`)
  await expect(page.getByText(username)).toBeVisible()
  await page.getByRole('button', { name: 'Nonaktifkan' }).click()
  await expect(page.getByText('Tidak aktif')).toBeVisible()
  await page.getByRole('button', { name: 'Aktifkan' }).click()
  await expect(page.getByText('Sandi sementara')).toBeVisible()
  await page.getByRole('button', { name: 'Atur ulang sandi' }).click()
  await check(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Atur ulang sandi' }).click()
  await expect(page.getByRole('dialog', { name: 'Sandi sementara' })).toContainText(username)
})
