import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { caller } from './caller'
import { account, expect, expectAccessible, expectFits, signIn, test } from './fixtures'

const OFFICE = '15.71.01'
const load = (file: string) =>
  JSON.parse(readFileSync(join(__dirname, `../../frontend/src/i18n/id/${file}.json`), 'utf8'))
const w = { ...load('letters'), common: load('common') }
const day = (days: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Jakarta' }).format(Date.now() + days * 86_400_000)
const exactly = (name: string) => ({ name, exact: true })

const letter = (subject: string, place: number) => ({
  direction: 'incoming',
  channel: 'paper',
  sender_name: 'Dinas Kesehatan',
  letter_number: `440/${place}`,
  letter_date: day(0),
  received_date: day(0),
  subject: `${subject} nomor ${place}`,
  kind: 'UND',
  urgency: 'normal',
  security_level: 'open',
})

const stampOf = (project: string) => `${project} ${Date.now().toString(36)}`
const rows = (page: Page) => page.locator('[data-row]')

/** Down to the row with these words, as far as more is loaded; never more than a few rows are drawn. */
async function scrollTo(page: Page, words: string): Promise<void> {
  await expect(async () => {
    await page.evaluate(() => window.scrollBy(0, 0.5 * window.innerHeight))
    expect(await rows(page).count()).toBeLessThan(100)
    await expect(rows(page).filter({ hasText: words })).toBeInViewport({ timeout: 200 })
  }).toPass({ timeout: 60_000, intervals: [50] })
}

test('a long book draws few rows, grows by itself, keeps its place and is printed whole', async ({
  page,
  request,
}, { project }) => {
  test.setTimeout(180_000)
  const clerk = account('registry_clerk', OFFICE)
  const { post } = await caller(request, clerk)
  const stamp = stampOf(project.name)
  const count = 130
  for (let place = 1; place <= count; place += 1) await post('/letters', letter(stamp, place))
  await signIn(page, clerk)
  await page.goto('/agenda')
  await expect(rows(page).first()).toBeVisible()
  expect(await rows(page).count()).toBeLessThan(60)
  await expectFits(page)
  await expectAccessible(page)
  await page.screenshot({ path: `test-results/book-${project.name}.png` })
  // the columns keep their width while other rows are looked at
  const widths = () =>
    page.evaluate(() => [...document.querySelectorAll('th')].map((one) => Math.round(one.clientWidth)))
  const before = await widths()
  const sought = rows(page).filter({ hasText: new RegExp(`${stamp} nomor 9(?!\\d)`) })
  await scrollTo(page, `${stamp} nomor 9`)
  expect(await widths()).toEqual(before)
  await page.waitForTimeout(300)
  const place = await sought.boundingBox()
  await page.screenshot({ path: `test-results/book-far-${project.name}.png` })

  await sought.getByRole('link').first().click()
  await expect(page.getByRole('heading', { level: 1, name: `${stamp} nomor 9` })).toBeVisible()
  await page.goBack()
  await expect(sought).toBeInViewport()
  await page.waitForTimeout(500)
  const again = await sought.boundingBox()
  expect(Math.abs((again?.y ?? 0) - (place?.y ?? 0))).toBeLessThan(24)

  // on paper stands what was loaded, not what was in the window; the browser says that it will print before it draws for it
  const printing = (event: string) => page.evaluate((name) => window.dispatchEvent(new Event(name)), event)
  await printing('beforeprint')
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('tbody tr').filter({ hasText: stamp })).toHaveCount(count)
  await page.emulateMedia({ media: null })
  await printing('afterprint')
  await expect.poll(() => rows(page).count()).toBeLessThan(60)
  await expect(sought).toBeInViewport()
  await expect
    .poll(async () => Math.abs(((await sought.boundingBox())?.y ?? 0) - (again?.y ?? 0)))
    .toBeLessThan(24)
})

test('what is due stands in working days, first what is due first, in the rows that were chosen', async ({
  page,
  request,
}, { project }) => {
  test.setTimeout(120_000)
  const stamp = stampOf(project.name)
  const phone = project.name === 'phone'
  const who = phone ? account('section_head', OFFICE) : account('secretary', OFFICE)
  const [clerk, head, own] = [
    await caller(request, account('registry_clerk', OFFICE)),
    await caller(request, account('sub_district_head', OFFICE)),
    await caller(request, who),
  ]
  for (const [place, due] of [14, 3].entries()) {
    const { id } = await clerk.post('/letters', letter(stamp, place + 1))
    await head.post(`/letters/${id}/dispositions`, {
      receivers: [{ position_id: own.position }],
      instruction_codes: ['follow_up'],
      due_date: day(due),
    })
  }
  await signIn(page, who)
  await page.goto(`/surat?box=to_me&q=${encodeURIComponent(stamp)}`)
  await expect(rows(page)).toHaveCount(2)
  await expect(rows(page).first()).toContainText('nomor 2')
  await expect(rows(page).last()).toContainText(/\d+ hari kerja lagi/)

  const menu = page.getByRole('button', exactly(w.look.open))
  await menu.click()
  await expectAccessible(page)
  await page.screenshot({ path: `test-results/look-${project.name}.png` })
  await page.getByRole('radio', exactly(w.look.oldest)).click()
  await expect(page).toHaveURL(/sort=oldest/)
  await expect(rows(page).first()).toContainText('nomor 1')
  await page.getByRole('radio', exactly(w.look.due)).click()
  await expect(page).toHaveURL(/sort=due/)
  await expect(rows(page).first()).toContainText('nomor 2')
  await page.getByRole('checkbox', exactly(w.look.column.status)).click()
  await page.getByRole('checkbox', exactly(w.look.column.kind)).click()
  await expect(rows(page).first()).toContainText('Surat undangan')
  await expect(rows(page).first()).not.toContainText(w.status.disposed)
  await page.keyboard.press('Escape')
  await expectFits(page)

  // the same address shows the same, and so does a view with its name
  await page.reload()
  await expect(rows(page).first()).toContainText('Surat undangan')
  await expect(page.getByRole('radio')).toHaveCount(0)
  await page.getByRole('button', exactly(w.views.save)).click()
  await page.getByRole('textbox', exactly(w.views.name)).fill(stamp)
  await page.getByRole('button', exactly(w.views.submit)).click()
  const view = page.getByRole('navigation', exactly(w.views.label)).getByRole('link', { name: stamp })
  await expect(view).toHaveAttribute('aria-current', 'page')
  await page.screenshot({ path: `test-results/look-view-${project.name}.png` })
  await page.goto('/surat?box=to_me')
  await expect(view).not.toHaveAttribute('aria-current', 'page')
  await view.click()
  await expect(page).toHaveURL(/sort=due/)
  await expect(rows(page).first()).toContainText('Surat undangan')
  await expect(rows(page).first()).not.toContainText(w.status.disposed)
  await page.getByRole('button', exactly(w.views.menu.replace('{{name}}', stamp))).click()
  await page.getByRole('menuitem', exactly(w.views.remove)).click()
  await expect(view).toHaveCount(0)
})
