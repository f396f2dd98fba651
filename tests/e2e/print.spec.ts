import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { caller } from './caller'
import { type Account, account, expect, signIn, test } from './fixtures'

const OFFICE = '15.71.01'
const VILLAGE = '15.71.01.1001'
const w = JSON.parse(readFileSync(join(__dirname, '../../frontend/src/i18n/id/letters.json'), 'utf8'))

/** A4 without its margins, in pixels of CSS. */
const PAPER = { width: 718, height: 1046 }

const asked = async (page: Page, who: Account, path: string) => (await caller(page.request, who)).get(path)

/** A letter that was given out at least twice: its page has a tree. */
async function letterWithTree(page: Page, head: Account): Promise<string> {
  const { items } = await asked(page, head, '/dispositions?box=from_me&limit=50')
  const times = new Map<string, number>()
  for (const { letter } of items) times.set(letter.id, (times.get(letter.id) ?? 0) + 1)
  const [most] = [...times].sort((one, other) => other[1] - one[1])
  return most?.[0] ?? ''
}

/** How the page looks on paper: printed from a dark screen, with the width of the paper. */
async function print(page: Page, name: string): Promise<void> {
  // what comes after the page: files, receipts, the folder
  await page.waitForTimeout(3000)
  await page.pdf({
    path: `test-results/print-${name}.pdf`,
    format: 'A4',
    margin: { top: '10mm', bottom: '10mm', left: '10mm', right: '10mm' },
  })
  const window = page.viewportSize()
  await page.setViewportSize(PAPER)
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await expect(page.getByRole('heading').first()).toBeVisible()
  // neither the frame nor anything to press
  await expect(page.getByRole('navigation').filter({ visible: true })).toHaveCount(0)
  await expect(page.getByRole('banner').filter({ visible: true })).toHaveCount(0)
  await expect(page.getByRole('button').filter({ visible: true })).toHaveCount(0)
  await expect(page.getByRole('combobox').filter({ visible: true })).toHaveCount(0)
  // nothing is wider than the paper, where nothing can be scrolled to
  const wide = await page.evaluate((width) => {
    const all = [...document.querySelectorAll('#main *')]
    const out = all.filter((one) => one.getBoundingClientRect().right > width + 1 && one.checkVisibility())
    return out.map((one) => `${one.tagName}.${one.className}: ${one.textContent?.slice(0, 40)}`).slice(0, 5)
  }, PAPER.width)
  expect(wide).toEqual([])
  // dark words: the colours of the screen are not those of the paper
  const light = await page.evaluate(() => {
    const pale = (colour: string) => {
      const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number)
      return 0.3 * red + 0.59 * green + 0.11 * blue > 140
    }
    const words = [...document.querySelectorAll('#main :is(h1, h2, dt, dd, td, th, p, li, span)')]
    return words
      .filter((one) => one.checkVisibility() && one.textContent?.trim() && pale(getComputedStyle(one).color))
      .map((one) => one.textContent?.slice(0, 40))
      .slice(0, 5)
  })
  expect(light).toEqual([])
  await page.screenshot({ path: `test-results/print-${name}.png`, fullPage: true })
  await page.emulateMedia({ media: null, colorScheme: 'dark' })
  if (window) await page.setViewportSize(window)
}

test('letters and books print without menus, in dark words, no wider than the paper', {
  tag: '@wide',
}, async ({ page }) => {
  test.setTimeout(120_000)
  const head = account('sub_district_head', OFFICE)
  const id = await letterWithTree(page, head)
  await page.emulateMedia({ colorScheme: 'dark' })
  await signIn(page, head)
  await page.goto(`/surat/${id}`)
  const tree = page.getByRole('region', { name: w.tree, exact: true })
  await expect(tree).toBeVisible()
  await expect(page.getByRole('region', { name: w.timeline.label, exact: true })).toBeVisible()
  await print(page, 'letter')

  const { items } = await asked(page, head, '/letters?direction=outgoing&limit=1')
  await page.goto(`/surat/${items[0].id}`)
  await expect(page.getByRole('region', { name: w.timeline.label, exact: true })).toBeVisible()
  await print(page, 'outgoing')

  for (const register of ['incoming', 'outgoing']) {
    await page.goto(`/agenda?register=${register}`)
    await expect(page.getByRole('table')).toBeVisible()
    await print(page, `agenda-${register}`)
  }
  await page.goto('/disposisi?box=from_me&status=all')
  await expect(page.getByRole('table')).toBeVisible()
  await print(page, 'dispositions')
})

test('a receipt prints alone', { tag: '@wide' }, async ({ page }) => {
  test.setTimeout(90_000)
  const officer = account('counter_officer', VILLAGE)
  const { items } = await asked(page, officer, '/permit-applications?limit=1')
  await page.emulateMedia({ colorScheme: 'dark' })
  await signIn(page, officer)
  await page.goto(`/layanan-loket/${items[0].id}/tanda-terima`)
  await expect(page.locator('output').first()).toBeVisible()
  await print(page, 'receipt')
})

test('the report of an evaluation prints', { tag: '@wide' }, async ({ page }) => {
  test.setTimeout(90_000)
  const evaluator = account('evaluator')
  const { items } = await asked(page, evaluator, '/evaluation-periods')
  await page.emulateMedia({ colorScheme: 'dark' })
  await signIn(page, evaluator)
  await page.goto(`/evaluasi/${items.at(-1).id}`)
  await expect(page.getByRole('region', { name: 'Ringkasan' })).toBeVisible({ timeout: 40_000 })
  await print(page, 'evaluation')
  await page.getByRole('tab', { name: 'Peringkat' }).click()
  await expect(page.getByRole('table').first()).toBeVisible()
  await print(page, 'ranking')
  const { items: scores } = await asked(
    page,
    evaluator,
    `/evaluation-periods/${items.at(-1).id}/scores?limit=1`,
  )
  await page.goto(`/evaluasi/${items.at(-1).id}/${scores[0].agency.id}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await print(page, 'agency')
})
