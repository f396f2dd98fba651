import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { account, expect, expectAccessible, expectFits, openPage, signIn, test } from './fixtures'

const words = (language: 'id' | 'en', file: string) =>
  JSON.parse(readFileSync(join(__dirname, `../../frontend/src/i18n/${language}/${file}.json`), 'utf8'))

/** A head of an own for each run, since an office makes one package at a time. */
const heads: Record<string, [role: string, agency: string]> = {
  'id desktop': ['urban_village_head', '15.71.01.1001'],
  'id phone': ['urban_village_head', '15.71.01.1002'],
  'en desktop': ['sub_district_head', '15.71.01'],
  'en phone': ['agency_head', ''],
}

for (const language of ['id', 'en'] as const) {
  const [{ packages: w }, common] = ['archive', 'common'].map((file) => words(language, file))

  test(`the head of an office makes a package and fetches it (${language})`, async ({ page }, {
    project,
  }) => {
    test.setTimeout(180_000)
    const [role, office] = heads[`${language} ${project.name}`] ?? ['mayor', '']
    const head = account(role, office)
    await signIn(page, head)
    if (language === 'en') {
      await page.getByRole('button', { name: 'English' }).click()
      await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    }
    await openPage(page, common.nav.packages)
    await expect(page.getByRole('heading', { level: 1, name: w.title })).toBeVisible()
    await expectFits(page)
    await expectAccessible(page)
    await page.getByRole('button', { name: w.make, exact: true }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByText(w.confirm.text)).toBeVisible()
    await expectAccessible(page)
    await dialog.getByRole('button', { name: w.confirm.make, exact: true }).click()
    const get = page.getByRole('button', { name: w.download, exact: true }).first()
    await expect(get).toBeVisible({ timeout: 120_000 })
    await expect(page.getByText(w.status.ready).first()).toBeVisible()
    await expectFits(page)
    await expectAccessible(page)
    const arriving = page.waitForEvent('download')
    await get.click()
    const file = await arriving
    expect(file.suggestedFilename()).toMatch(/^paket-[\w.-]+-\d{4}-\d\d-\d\d\.zip$/)
    const bytes = readFileSync(await file.path())
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    await expect(page.getByText(sha256).first()).toBeVisible()
    // What a reader of the file can check without any program of ours.
    const seal = createHash('sha256').update(bytes.subarray(0, -64)).digest('hex')
    expect(bytes.subarray(-64).toString()).toBe(seal)
  })
}

test('who does not head an office is not offered packages', async ({ page }) => {
  await signIn(page, account('registry_clerk', '15.71.01.1001'))
  await page.goto('/paket')
  await expect(page.getByRole('link', { name: words('id', 'common').nav.packages })).toHaveCount(0)
})
