import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { account, expect, signIn, test } from './fixtures'

const { nav } = JSON.parse(readFileSync(join(__dirname, '../../frontend/src/i18n/id/common.json'), 'utf8'))

/** Scripts come as late as over a bad line. */
const LATE_MS = 4000

test('a page that is pointed at is there at a click', { tag: '@wide' }, async ({ page }) => {
  test.setTimeout(90_000)
  let late = false
  let asked = 0
  await page.route('**/assets/*.js', async (route) => {
    asked += 1
    if (late) await new Promise((done) => setTimeout(done, LATE_MS))
    const response = await route.fetch()
    await route.fulfill({ response })
    asked -= 1
  })
  await signIn(page, account('registry_clerk', '15.71.01'))
  const menu = page.getByRole('navigation', { name: nav.main, exact: true })
  const heading = page.getByRole('heading', { level: 1 })
  for (const name of [nav.letters, nav.dispositions, nav.agenda, nav.archive]) {
    const before = (await heading.textContent()) ?? ''
    const link = menu.getByRole('link', { name, exact: true })
    await link.hover()
    // the time between pointing and pressing, and more than enough for the files
    await page.waitForTimeout(1500)
    await expect.poll(() => asked).toBe(0)
    late = true
    const start = Date.now()
    await link.click()
    await expect(heading).not.toHaveText(before, { timeout: LATE_MS / 2 })
    test.info().annotations.push({ type: 'route change', description: `${name}: ${Date.now() - start} ms` })
    late = false
  }
})
