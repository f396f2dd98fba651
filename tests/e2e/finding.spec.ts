import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { account, check, expect, signIn, test } from './fixtures'

const OFFICE = '15.71.01'

const words = (language: 'id' | 'en') =>
  JSON.parse(readFileSync(join(__dirname, `../../frontend/src/i18n/${language}/letters.json`), 'utf8'))

/** The views as links; on a phone they wrap. */
const view = (page: Page, w: { views: { label: string } }, name: string) =>
  page.getByRole('navigation', { name: w.views.label }).getByRole('link', { name })

for (const language of ['id', 'en'] as const) {
  const w = words(language)

  test(`a search is marked, broken down, kept under a name and shared (${language})`, async ({
    page,
    personOf,
  }, { project }) => {
    test.setTimeout(90_000)
    const name = `Undangan ${language} ${project.name} ${Date.now().toString(36)}`
    // A search that is kept already offers no second keeping, so each walk has a search of its own.
    const search = 'undangan'.slice(0, 5 + (language === 'en' ? 1 : 0) + (project.name === 'phone' ? 2 : 0))
    await signIn(page, account('sub_district_head', OFFICE))
    if (language === 'en') await page.getByRole('button', { name: 'English' }).click()
    await page.goto('/surat?box=all')
    await page.getByLabel(w.filter.search).fill(search)
    await expect(page).toHaveURL(new RegExp(`q=${search}&|q=${search}$`))
    await expect(page.locator('[data-letter] mark').first()).toHaveText(new RegExp(search, 'i'))
    await page.getByRole('button', { name: w.facets.open }).click()
    const facets = page.getByRole('region', { name: w.facets.label })
    const direction = facets.getByRole('list', { name: w.facets.direction })
    await expect(direction.getByRole('listitem')).toHaveCount(2)
    await check(page)
    await direction.getByRole('button', { name: w.direction.incoming }).click()
    await expect(page).toHaveURL(/direction=incoming/)
    await expect(direction.getByRole('button', { pressed: true })).toHaveCount(1)

    await page.getByRole('button', { name: w.views.save }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: w.views.submit }).click()
    await expect(dialog.getByRole('alert')).toContainText(w.views.name)
    await dialog.getByLabel(w.views.name).fill(name)
    await dialog.getByLabel(w.views.shareHint).check()
    await check(page)
    await dialog.getByRole('button', { name: w.views.submit }).click()
    await expect(view(page, w, name)).toHaveAttribute('aria-current', 'page')
    await expect(view(page, w, name)).toContainText(/\d/)
    await check(page)

    const colleague = await personOf(account('registry_clerk', OFFICE))
    await colleague.goto('/surat')
    await view(colleague, words('id'), name).click()
    await expect(colleague).toHaveURL(/q=undan/)
    await expect(colleague.locator('[data-letter] mark').first()).toBeVisible()

    await page.reload()
    await page.getByRole('button', { name: w.views.menu.replace('{{name}}', name) }).click()
    await page.getByRole('menuitem', { name: w.views.remove, exact: true }).click()
    await expect(view(page, w, name)).toHaveCount(0)
  })
}
