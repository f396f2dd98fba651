import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { APIRequestContext, Page } from '@playwright/test'
import { caller } from './caller'
import { account, check, choose, expect, expectFits, signIn, test } from './fixtures'

const OFFICE = '15.71.01'
const load = (file: string) =>
  JSON.parse(readFileSync(join(__dirname, `../../frontend/src/i18n/id/${file}.json`), 'utf8'))
const w = { ...load('letters'), several: load('several'), common: load('common'), signing: load('signing') }
const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Jakarta' }).format(new Date())

const counted = (wording: string, count: number) => wording.replace('{{count}}', `${count}`)

/** Letters that wait in the inbox of the office, registered by its clerk: their subjects begin alike. */
async function register(request: APIRequestContext, stamp: string, count: number): Promise<string[]> {
  const clerk = await caller(request, account('registry_clerk', OFFICE))
  const subjects: string[] = []
  for (let place = 1; place <= count; place += 1) {
    const subject = `Edaran ${stamp} ke-${place}`
    await clerk.post('/letters', {
      direction: 'incoming',
      channel: 'paper',
      sender_name: 'Dinas Kesehatan',
      letter_number: `440/${stamp}/${place}`,
      letter_date: day,
      received_date: day,
      subject,
      urgency: 'normal',
      security_level: 'open',
    })
    subjects.push(subject)
  }
  return subjects
}

const rows = (page: Page) => page.locator('[data-letter]')
const tick = (page: Page, subject: string) =>
  page.getByRole('checkbox', { name: w.signing.batch.choose.replace('{{subject}}', subject) })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

test('several letters are given out, taken back and finished from the inbox', async ({ page, request }, {
  project,
}) => {
  test.setTimeout(150_000)
  const stamp = `${project.name}${Date.now().toString(36)}`
  const subjects = await register(request, stamp, 4)
  const [first = '', second = '', third = '', fourth = ''] = subjects
  const receiver = (await caller(request, account('secretary', OFFICE))).name
  await signIn(page, account('sub_district_head', OFFICE))
  await page.goto(`/surat?q=${stamp}`)
  await expect(rows(page)).toHaveCount(4)

  // The newest is on top: from the fourth to the second with Shift, or one by one where there is no such key.
  await tick(page, fourth).check()
  if (project.name === 'desktop') await tick(page, second).click({ modifiers: ['Shift'] })
  else for (const subject of [third, second]) await tick(page, subject).check()
  for (const subject of [second, third, fourth]) await expect(tick(page, subject)).toBeChecked()
  await expect(tick(page, first)).not.toBeChecked()
  await expect(page.getByText(counted(w.several.chosen_other, 3))).toBeVisible()
  await check(page)
  await page.screenshot({ path: `test-results/inbox-chosen-${project.name}.png` })

  await button(page, w.several.dispose).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(counted(w.several.disposeTitle_other, 3))
  await choose(page, dialog.getByRole('combobox', { name: w.dispose.receivers, exact: true }), receiver)
  await dialog.getByRole('checkbox').first().check()
  await check(page)
  await button(page, w.dispose.submit).click()
  await expect(page.getByText(counted(w.several.disposed_other, 3))).toBeVisible()
  await button(page, w.common.action.undo).click()
  await expect(page.getByText(counted(w.several.takenBack_other, 3))).toBeVisible()

  // Finished: gone at once, back by undo, and gone for good when nobody takes it back.
  await tick(page, second).check()
  await tick(page, third).check()
  await button(page, w.several.close).click()
  await expect(rows(page)).toHaveCount(2)
  await button(page, w.common.action.undo).click()
  await expect(rows(page)).toHaveCount(4)
  await tick(page, second).check()
  const told = page.waitForResponse('**/api/v1/letters/closures')
  await button(page, w.several.close).click()
  await expect(rows(page)).toHaveCount(3)
  expect((await told).status()).toBe(200)
  await page.reload()
  await expect(rows(page)).toHaveCount(3)
  await expect(rows(page).filter({ hasText: second })).toHaveCount(0)

  // What is refused comes back, with the reason for each.
  await tick(page, fourth).check()
  await button(page, w.several.dispose).click()
  await choose(page, dialog.getByRole('combobox', { name: w.dispose.receivers, exact: true }), receiver)
  await dialog.getByRole('checkbox').first().check()
  await button(page, w.dispose.submit).click()
  await expect(page.getByText(counted(w.several.disposed_one, 1))).toBeVisible()
  await tick(page, third).check()
  await tick(page, fourth).check()
  await button(page, w.several.close).click()
  await expect(rows(page)).toHaveCount(1)
  const refusal = page.getByRole('alert').filter({ hasText: fourth })
  await expect(refusal).toContainText('1 dari 2', { timeout: 20_000 })
  await expect(rows(page)).toHaveCount(2)
  await expect(rows(page).filter({ hasText: fourth })).toBeVisible()
  await check(page)
  await page.screenshot({ path: `test-results/inbox-refused-${project.name}.png` })
})

test('the palette finds a letter by its number and by its subject', async ({ page, request }, {
  project,
}) => {
  test.setTimeout(90_000)
  const stamp = `pal${project.name}${Date.now().toString(36)}`
  const [subject = ''] = await register(request, stamp, 1)
  await signIn(page, account('registry_clerk', OFFICE))
  for (const words of [`440/${stamp}/1`, subject]) {
    await page.goto('/')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.keyboard.press('Control+k')
    const input = page.getByPlaceholder(w.common.nav.search)
    await input.fill(words)
    const found = page.getByRole('dialog').getByText(subject)
    await expect(found).toBeVisible()
    await expectFits(page)
    await found.click()
    await expect(page.getByRole('heading', { level: 1, name: subject })).toBeVisible()
  }
})

test('letters are chosen and finished by keyboard', { tag: '@wide' }, async ({ page, request }) => {
  test.setTimeout(90_000)
  const stamp = `kunci${Date.now().toString(36)}`
  const [first = '', second = '', third = ''] = await register(request, stamp, 3)
  await signIn(page, account('sub_district_head', OFFICE))
  await page.goto(`/surat?q=${stamp}`)
  await expect(rows(page)).toHaveCount(3)
  await page.keyboard.press('j')
  await expect(rows(page).filter({ hasText: third })).toBeFocused()
  await page.keyboard.press('x')
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('Shift+X')
  for (const subject of [first, second, third]) await expect(tick(page, subject)).toBeChecked()
  // What nobody has opened cannot be finished, which is said at once.
  await page.keyboard.press('e')
  await expect(page.getByRole('alert').filter({ hasText: w.several.openFirst })).toBeVisible()
  await button(page, w.several.markRead).click()
  await expect(page.getByText(counted(w.several.read_other, 3))).toBeVisible()
  await rows(page).filter({ hasText: second }).focus()
  await page.keyboard.press('e')
  await expect(rows(page)).toHaveCount(2)
  await expect(rows(page).filter({ hasText: first })).toBeFocused()
  await button(page, w.common.action.undo).click()
  await expect(rows(page)).toHaveCount(3)
})
