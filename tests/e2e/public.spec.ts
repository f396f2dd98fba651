import { expect, expectAccessible, expectFits, test } from './fixtures'

for (const [path, title, english] of [
  ['/layanan', 'Daftar layanan', 'Services'],
  ['/lacak', 'Lacak permohonan', 'Track an application'],
] as const)
  test(`${path} needs no sign-in and speaks both languages`, async ({ page }) => {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await expectAccessible(page)
    await expectFits(page)
    await page.getByRole('button', { name: 'English' }).click()
    await expect(page.getByRole('heading', { level: 1, name: english })).toBeVisible()
  })
