import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { account, check, expect, signIn, test } from './fixtures'

const OFFICE = '15.71.01'
const load = (file: string) =>
  JSON.parse(readFileSync(join(__dirname, `../../frontend/src/i18n/id/${file}.json`), 'utf8'))
const w = { ...load('help'), letters: load('letters'), common: load('common') }

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const tour = (page: Page) => page.getByRole('region', { name: w.tour.label })

test('a page leads to its guide, which names what stands on it', async ({ page, context }, { project }) => {
  test.setTimeout(180_000)
  await signIn(page, account('registry_clerk', OFFICE))
  await page.goto('/surat/baru-masuk')
  await expect(page.getByText(w.letters.register.numberHint)).toBeVisible({ timeout: 30_000 })
  await check(page)
  await page.getByLabel(w.letters.field.subject).fill('Belum disimpan')
  const [guide] = await Promise.all([
    context.waitForEvent('page'),
    page.getByRole('link', { name: w.common.help.how }).click(),
  ])
  await expect(guide.getByRole('heading', { level: 1 })).toHaveText(w.topics.register.title)
  await expect(guide.getByRole('listitem').filter({ hasText: w.letters.register.submit })).toBeVisible()
  await check(guide)
  await guide.screenshot({ path: `test-results/help-topic-${project.name}.png`, fullPage: true })
  await expect(page.getByLabel(w.letters.field.subject)).toHaveValue('Belum disimpan')

  await guide.getByRole('link', { name: w.back }).click()
  await expect(guide.getByRole('heading', { level: 1 })).toHaveText(w.title)
  await check(guide)
  await guide.screenshot({ path: `test-results/help-${project.name}.png`, fullPage: true })
  for (const topic of Object.keys(w.topics)) {
    await guide.goto(`/bantuan/${topic}`)
    await expect(guide.getByRole('heading', { level: 1 })).toHaveText(w.topics[topic].title)
    await expect(guide.getByRole('main')).not.toContainText('$t(')
  }
  await guide.goto('/bantuan/tidak-ada')
  await expect(guide.getByRole('heading', { level: 1 })).toHaveText(w.unknown)
  await guide.close()
})

test('the tour is offered once, can be closed, and starts again from the guides', async ({ page }, {
  project,
}) => {
  test.setTimeout(180_000)
  await signIn(page, account('registry_clerk', OFFICE), { newcomer: true })
  await expect(tour(page)).toContainText(w.tour.offer.title)
  await check(page)
  await page.screenshot({ path: `test-results/tour-offer-${project.name}.png` })
  await button(page, w.tour.start).click()
  for (const step of ['menu', 'search', 'bell', 'account', 'help']) {
    await expect(tour(page).getByRole('heading')).toHaveText(w.tour.step[step].title)
    await expect(page.locator('[data-tour-now]')).toBeVisible()
    await check(page)
    await page.screenshot({ path: `test-results/tour-${step}-${project.name}.png` })
    if (step !== 'help') await button(page, w.tour.next).click()
  }
  await button(page, w.tour.finish).click()
  await expect(tour(page)).not.toBeVisible()

  await page.reload()
  await expect(button(page, w.common.account.open)).toBeVisible()
  await page.waitForTimeout(2500)
  await expect(tour(page)).not.toBeVisible()

  await button(page, w.common.account.open).click()
  await page.getByRole('link', { name: w.common.help.open, exact: true }).click()
  await button(page, w.tour.again).click()
  await expect(tour(page).getByRole('heading')).toHaveText(w.tour.step.menu.title)
  await page.keyboard.press('Escape')
  await expect(tour(page)).not.toBeVisible()
})
