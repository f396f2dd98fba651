import { readFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import { type BrowserContext, test as base, expect, type Locator, type Page } from '@playwright/test'

export { expect }

export interface Account {
  role: string
  agency: string
  agency_name: string
  username: string
  password: string
}

/** A refused request (wrong password, stale version) is part of many tests; a failing server is of none. */
const EXPECTED = /^Failed to load resource: the server responded with a status of 4\d\d/

function collectFaults(page: Page, faults: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error' && !EXPECTED.test(message.text())) faults.push(message.text())
  })
  page.on('pageerror', (error) => faults.push(String(error)))
}

interface Fixtures {
  cleanConsole: undefined
  /** A window of its own for one more person in the same test, signed in. */
  personOf: (account: Account) => Promise<Page>
}

/** Every test fails on a console error (a breach of the content security policy is one) or an uncaught exception. */
export const test = base.extend<Fixtures>({
  cleanConsole: [
    async ({ page }, use) => {
      const faults: string[] = []
      collectFaults(page, faults)
      await use(undefined)
      expect(faults).toEqual([])
    },
    { auto: true },
  ],
  personOf: async ({ browser, contextOptions }, use) => {
    const faults: string[] = []
    const contexts: BrowserContext[] = []
    await use(async (who) => {
      const context = await browser.newContext(contextOptions)
      contexts.push(context)
      const page = await context.newPage()
      collectFaults(page, faults)
      await signIn(page, who)
      return page
    })
    for (const context of contexts) await context.close()
    expect(faults).toEqual([])
  },
})

function accounts(): Account[] {
  const file = process.env['PAMONG_E2E_ACCOUNTS']
  if (!file) throw new Error('PAMONG_E2E_ACCOUNTS must name the JSON file of accounts')
  return JSON.parse(readFileSync(file, 'utf8'))
}

/** The first account of a role, at one agency when its name (or a part of it) is given. */
export function account(role: string, agency = ''): Account {
  const of = accounts().filter((one) => one.role === role)
  const found = of.find((one) => one.agency === agency) ?? of.find((one) => one.agency.includes(agency))
  if (!found) throw new Error(`no account: ${role} ${agency}`)
  return found
}

/** Signs in as somebody who has closed the tour for newcomers, unless it is what the test is about. */
export async function signIn(
  page: Page,
  { username, password }: Account,
  { newcomer = false } = {},
): Promise<void> {
  await page.goto('/masuk')
  await page.getByLabel('Nama pengguna').fill(username)
  await page.getByLabel('Kata sandi').fill(password)
  const answer = page.waitForResponse((response) => response.url().endsWith('/auth/login'))
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
  const { me } = await (await answer).json()
  if (!newcomer) await page.evaluate((id) => localStorage.setItem(`pamong.tour.${id}`, 'closed'), me.user.id)
  await expect(page.getByRole('button', { name: 'Akun dan tampilan' })).toBeVisible()
}

/** Opens the menu's page by its label; on a phone the menu is in a drawer. */
export async function openPage(page: Page, label: string): Promise<void> {
  const burger = page.getByRole('button', { name: 'Menu', exact: true })
  if (await burger.isVisible()) await burger.click()
  await page.getByRole('navigation').getByRole('link', { name: label, exact: true }).click()
}

/** Finds a choice of a combobox by its words, and takes the first that is left: with the keys, as lists of choices move. */
export async function choose(page: Page, combobox: Locator, text: string): Promise<void> {
  await combobox.fill(text)
  await expect(page.getByRole('option').first()).toContainText(text)
  await combobox.press('ArrowDown')
  await combobox.press('Enter')
  await combobox.press('Escape')
}

/** No violation of WCAG 2 A and AA on what is shown now, once it has stopped moving. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState, effect }) => {
      const endless = effect?.getComputedTiming().iterations === Number.POSITIVE_INFINITY
      return endless || playState !== 'running'
    }),
  )
  // A message that begins to fade while it is looked at has no contrast of its own: nothing moves until the end.
  await page.evaluate(() => {
    const still = new CSSStyleSheet()
    still.replaceSync('*, *::before, *::after { transition: none !important; animation: none !important; }')
    document.adoptedStyleSheets = [still]
  })
  // Without the second page that would join the findings of frames from elsewhere: there are none, and it takes as long
  // as all the rest.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  await page.evaluate(() => {
    document.adoptedStyleSheets = []
  })
  const words = violations.map(
    ({ id, impact, nodes }) => `${id} (${impact}) x${nodes.length}: ${nodes[0]?.html.slice(0, 160)}`,
  )
  expect(words).toEqual([])
}

/** Nothing sticks out to the side: the page never scrolls horizontally. */
export async function expectFits(page: Page): Promise<void> {
  const [content, window] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ])
  expect(content).toBeLessThanOrEqual(window ?? 0)
}

/** What holds for every page that is looked at. */
export async function check(page: Page): Promise<void> {
  await expectFits(page)
  await expectAccessible(page)
}
