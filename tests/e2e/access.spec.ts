import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { account, check, expect, signIn, test } from './fixtures'

const OFFICE = '15.71.01'

const w = JSON.parse(readFileSync(join(__dirname, '../../frontend/src/i18n/id/letters.json'), 'utf8'))

/** Today in the office's zone, as it is typed. */
const today = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Jakarta' }).format(new Date())

const exactly = (text: string) => ({ name: text, exact: true })

/** Opens "who can see this?" with the keyboard, reads it, and is back at the button after Escape. */
async function expectReason(page: Page, reason: string): Promise<void> {
  const button = page.getByRole('button', exactly(w.access.open))
  await button.focus()
  await page.keyboard.press('Enter')
  const told = page.getByRole('dialog')
  await expect(told).toContainText(reason)
  await check(page)
  await page.keyboard.press('Escape')
  await expect(told).toBeHidden()
  await expect(button).toBeFocused()
}

test('a confidential letter: its registrar and the head see it, nobody else finds it', async ({
  page,
  personOf,
}, { project }) => {
  test.setTimeout(120_000)
  const stamp = `${project.name} ${Date.now().toString(36)}`
  const subject = `Laporan rahasia ${stamp}`
  await signIn(page, account('registry_clerk', OFFICE))
  await page.goto('/surat/baru-masuk')
  await page.getByRole('combobox', { name: w.field.sender, exact: true }).fill('Kejaksaan Negeri Jambi')
  await page.getByLabel(w.field.letterNumber).fill(`R-7/L.5.10/${stamp}`)
  await page.getByLabel(w.field.letterDate).fill(today)
  await page.keyboard.press('Tab')
  await page.getByLabel(w.field.subject).fill(subject)
  await expect(page.getByText(w.audience.open)).toBeVisible()
  await page.getByRole('combobox', { name: w.field.security }).click()
  await page.getByRole('option', exactly(w.security.confidential)).click()
  await expect(page.getByText(w.audience.confidential)).toBeVisible()
  await check(page)
  await page.getByRole('button', exactly(w.register.submit)).click()
  await page.getByRole('link', exactly(w.open)).click()
  await expect(page.getByRole('heading', { level: 1, name: subject })).toBeVisible()
  await expectReason(page, 'Jabatan ini mencatat surat ini.')
  const address = page.url()

  const secretary = await personOf(account('secretary', OFFICE))
  await secretary.goto('/surat?box=all')
  await expect(secretary.locator('[data-letter]').first()).toBeVisible()
  await expect(secretary.getByText(subject)).toHaveCount(0)
  await secretary.goto(`/surat?box=all&q=${encodeURIComponent(subject)}`)
  await expect(secretary.locator('[data-letter]')).toHaveCount(0)
  await expect(secretary.getByLabel(w.filter.search)).toHaveValue(subject)
  await secretary.goto(address)
  await expect(secretary.getByRole('alert')).toBeVisible()
  await expect(secretary.getByText(subject)).toHaveCount(0)

  const head = await personOf(account('sub_district_head', OFFICE))
  await head.goto('/surat')
  await head.getByLabel(w.filter.search).fill(subject)
  await expect(head.locator('[data-letter]').filter({ hasText: subject })).toHaveCount(1)
  await head.goto(address)
  await expect(head.getByRole('heading', { level: 1, name: subject })).toBeVisible()
  await expectReason(head, 'Jabatan ini memimpin perangkat daerah pemilik surat.')
})
