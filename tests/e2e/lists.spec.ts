import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { APIRequestContext, Page } from '@playwright/test'
import { caller } from './caller'
import { account, expect, expectAccessible, expectFits, signIn, test } from './fixtures'

const OFFICE = '15.71.01'
const load = (file: string) =>
  JSON.parse(readFileSync(join(__dirname, `../../frontend/src/i18n/id/${file}.json`), 'utf8'))
const w = { ...load('letters'), several: load('several'), common: load('common') }
const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Jakarta' }).format(new Date())

/** A person has one default, so tests that run side by side are different people. */
const PEOPLE: Record<string, [role: string, agency: string]> = {
  desktop: ['registry_clerk', '15.71.01.1002'],
  phone: ['registry_clerk', '15.71.01.1001'],
}

/** So many letters in the inbox of the office; the longer subjects take two lines. */
async function register(request: APIRequestContext, stamp: string, count: number): Promise<void> {
  const clerk = await caller(request, account('registry_clerk', OFFICE))
  const one = (place: number) =>
    clerk.post('/letters', {
      direction: 'incoming',
      channel: 'paper',
      sender_name: 'Dinas Kesehatan',
      letter_number: `440/${stamp}/${place}`,
      letter_date: day,
      received_date: day,
      subject: `Edaran ${stamp} nomor ${place}${place % 3 === 0 ? ' tentang pelaksanaan posyandu serentak di seluruh kelurahan pada bulan timbang' : ''}`,
      urgency: 'normal',
      security_level: 'open',
    })
  for (let place = 1; place <= count; place += 1) await one(place)
}

const rows = (page: Page) => page.locator('[data-letter]')
const item = (page: Page, place: number) => page.locator(`li[aria-posinset="${place}"]`)
const exactly = (name: string) => ({ name, exact: true })

/** Down to the last letter, a window at a time, as far as more is loaded; never more than a few rows are drawn. */
async function scrollToEnd(page: Page, count: number): Promise<void> {
  await expect(async () => {
    await page.evaluate(() => window.scrollBy(0, 4 * window.innerHeight))
    expect(await rows(page).count()).toBeLessThan(100)
    await expect(item(page, count)).toBeVisible({ timeout: 100 })
  }).toPass({ timeout: 60_000, intervals: [50] })
}

test('a long list draws few rows, grows by itself and keeps its place', async ({ page, request }, {
  project,
}) => {
  test.setTimeout(240_000)
  const stamp = `panjang${project.name}${Date.now().toString(36)}`
  const count = 320
  await register(request, stamp, count)
  await signIn(page, account('sub_district_head', OFFICE))
  await page.goto(`/surat?q=${stamp}`)
  await expect(item(page, 1)).toBeVisible({ timeout: 30_000 })
  await expect(item(page, 1)).toHaveAttribute('aria-setsize', '-1')
  await scrollToEnd(page, count)
  await expect(item(page, count)).toHaveAttribute('aria-setsize', `${count}`)
  await expect(item(page, count)).toContainText('nomor 1')
  await expectFits(page)
  await expectAccessible(page)
  await page.screenshot({ path: `test-results/long-end-${project.name}.png` })

  // into a letter from the middle and back: the same letter is at the same place
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight / 2))
  await page.waitForTimeout(300)
  const id = await page.evaluate(() => {
    const link = document.elementFromPoint(window.innerWidth / 4, window.innerHeight / 2)?.closest('li')
    return link?.dataset['row'] ?? ''
  })
  const row = page.locator(`[data-letter="${id}"]`)
  const before = await row.boundingBox()
  if (project.name === 'desktop') {
    await row.click()
    await expect(page).toHaveURL(/letter=/)
    await page.keyboard.press('Enter')
  } else await row.tap()
  await expect(page).toHaveURL(new RegExp(`/surat/${id}`))
  await expect(page.getByRole('heading', { level: 1, name: stamp })).toBeVisible()
  await page.goBack()
  await expect(row).toBeInViewport()
  await page.waitForTimeout(500)
  const after = await row.boundingBox()
  expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(24)
  expect(await rows(page).count()).toBeLessThan(100)
  await page.screenshot({ path: `test-results/long-back-${project.name}.png` })
})

test('the keyboard walks and chooses through a long list', { tag: '@wide' }, async ({ page, request }) => {
  test.setTimeout(120_000)
  const stamp = `jalan${Date.now().toString(36)}`
  await register(request, stamp, 120)
  await signIn(page, account('sub_district_head', OFFICE))
  await page.goto(`/surat?q=${stamp}`)
  await expect(item(page, 1)).toBeVisible({ timeout: 30_000 })
  for (let step = 0; step < 10; step += 1) await page.keyboard.press('j')
  await expect(item(page, 10).locator('[data-letter]')).toBeFocused()
  await page.keyboard.press('x')
  for (let step = 0; step < 60; step += 1) await page.keyboard.press('j')
  await expect(item(page, 70).locator('[data-letter]')).toBeFocused()
  await expect(item(page, 70)).toBeInViewport()
  const preview = page.getByRole('region', { name: w.preview })
  await expect(preview.getByRole('heading', { level: 2 })).toContainText(`${stamp} nomor 51`)
  expect(await rows(page).count()).toBeLessThan(100)
  await page.keyboard.press('Shift+X')
  await expect(page.getByText(w.several.chosen_other.replace('{{count}}', '61'))).toBeAttached()
  // looking elsewhere takes the focus from nobody
  await page.evaluate(() => window.scrollTo(0, 0))
  await expect(item(page, 1)).toBeInViewport()
  await page.keyboard.press('k')
  await expect(item(page, 69).locator('[data-letter]')).toBeFocused()
  await expect(item(page, 69)).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: `${stamp} nomor 52` })).toBeVisible()
  await page.goBack()
  await expect(item(page, 69)).toBeInViewport()
})

test('a view is pinned, stands in the menu, and opens the list', async ({ page }, { project }) => {
  test.setTimeout(90_000)
  const [role, agency] = PEOPLE[project.name] ?? ['', '']
  const phone = project.name === 'phone'
  const stamp = Date.now().toString(36)
  const names = [`A belum dibaca ${stamp}`, `Z segera ${stamp}`]
  await signIn(page, account(role, agency))
  const person = await caller(page.request, account(role, agency))
  for (const [place, query] of [{ box: 'inbox', unread: true }, { urgency: 'urgent' }].entries()) {
    const data = { name: names[place], query }
    await person.post('/letter-views', data)
  }
  const [first = '', second = ''] = names
  const views = page.getByRole('navigation', exactly(w.views.label))
  const link = (name: string) => views.getByRole('link', { name })
  const act = async (name: string, action: string) => {
    await page.getByRole('button', exactly(w.views.menu.replace('{{name}}', name))).click()
    await page.getByRole('menuitem', exactly(action)).click()
  }
  const places = async () => {
    const shown = await views.getByRole('link').allInnerTexts()
    return names.map((name) => shown.findIndex((text) => text.includes(name)))
  }
  await page.goto('/surat')
  await expect(link(second)).toBeVisible()
  const [before = 0, after = 0] = await places()
  expect(before).toBeLessThan(after)
  await act(second, w.views.pin)
  await expect(link(second)).toContainText(w.views.pinned)
  await expect.poll(async () => (await places())[1]).toBe(0)

  // nothing was asked for by this address, so it opens with the view from now on
  await act(second, w.views.setDefault)
  await expect(page).toHaveURL(/urgency=urgent/)
  await expect(link(second)).toHaveAttribute('aria-current', 'page')
  await expectFits(page)
  await expectAccessible(page)
  await page.screenshot({ path: `test-results/views-${project.name}.png` })

  // the inbox is there all the same
  if (phone) {
    await page.getByRole('combobox', exactly(w.boxes)).click()
    await page.getByRole('option', { name: w.box.inbox }).click()
  } else await page.getByRole('navigation', exactly(w.boxes)).getByRole('link', { name: w.box.inbox }).click()
  await expect(page).toHaveURL(/box=inbox$/)
  await page.goto('/disposisi')
  const menu = page.getByRole('navigation', exactly(w.common.nav.main))
  const open = async (name: string) => {
    if (phone) await page.getByRole('button', exactly(w.common.nav.menu)).click()
    await menu.getByRole('link', exactly(name)).click()
  }
  await open(w.common.nav.letters)
  await expect(page).toHaveURL(/urgency=urgent/)
  await page.goBack()
  await expect(page).toHaveURL(/disposisi/)
  await open(second)
  await expect(page).toHaveURL(/urgency=urgent/)
  if (phone) await page.getByRole('button', exactly(w.common.nav.menu)).click()
  await expect(menu.getByRole('link', exactly(second))).toHaveAttribute('aria-current', 'page')
  await expectAccessible(page)
  await page.screenshot({ path: `test-results/views-menu-${project.name}.png` })
  if (phone) await page.getByRole('button', exactly(w.common.nav.menu)).click()

  await act(second, w.views.unsetDefault)
  await act(second, w.views.unpin)
  await expect(link(second)).not.toContainText(w.views.pinned)
  await page.goto('/surat')
  await expect(link(first)).toBeVisible()
  await expect(page).not.toHaveURL(/urgency/)
  for (const name of names) await act(name, w.views.remove)
  await expect(link(first)).toHaveCount(0)
})
