import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { account, check, expect, openPage, signIn, test } from './fixtures'

const words = (language: 'id' | 'en', file: string) =>
  JSON.parse(readFileSync(join(__dirname, `../../frontend/src/i18n/${language}/${file}.json`), 'utf8'))

/** Row or card with this text. */
const line = (page: Page, text: string) =>
  page
    .locator('tr, li')
    .filter({ hasText: text })
    .filter({ has: page.getByRole('button') })
    .last()

const OFFICE = '15.71.01'

for (const language of ['id', 'en'] as const) {
  const [w, common, letters] = ['mailboxes', 'common', 'letters'].map((file) => words(language, file))

  test(`letters come by mail, and what is held is released or discarded (${language})`, async ({
    page,
    personOf,
  }, { project }) => {
    test.setTimeout(240_000)
    const port = process.env['PAMONG_E2E_IMAP_PORT'] ?? ''
    const stamp = `${language}${project.name}${Date.now().toString(36)}`
    const clerk = account('registry_clerk', OFFICE)
    await signIn(page, account('administrator'))
    if (language === 'en') await page.getByRole('button', { name: 'English' }).click()
    await openPage(page, common.nav.mailboxes)
    await page.getByRole('button', { name: w.add, exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: w.save, exact: true }).click()
    await expect(dialog.getByRole('alert')).toContainText(w.host)
    await dialog.getByRole('combobox', { name: w.agency }).fill(clerk.agency_name)
    await page.getByRole('option', { name: clerk.agency_name, exact: true }).click()
    await dialog.getByLabel(w.name, { exact: true }).fill(stamp)
    await dialog.getByLabel(w.host).fill('127.0.0.1')
    await dialog.getByRole('combobox', { name: w.security }).click()
    await page.getByRole('option', { name: w.securities.none }).click()
    await dialog.getByLabel(w.port, { exact: true }).fill(port)
    await dialog.getByLabel(w.username).fill(stamp)
    await dialog.getByLabel(w.password, { exact: true }).fill('salah')
    await dialog.getByRole('combobox', { name: w.registrar }).click()
    await page.getByRole('option').first().click()
    await dialog.getByRole('button', { name: w.ruleAdd }).click()
    await dialog.getByLabel(w.ruleSubject).fill('iklan')
    await dialog.getByLabel(w.ruleHold).check()
    await check(page)
    await dialog.getByRole('button', { name: w.save, exact: true }).click()
    await expect(dialog).toBeHidden()

    // a wrong password is told in words, and put right
    const mailbox = line(page, stamp)
    await mailbox.getByRole('button', { name: w.test }).click()
    await expect(mailbox.getByText(/wrong password/)).toBeVisible()
    await check(page)
    await mailbox.getByRole('button', { name: w.edit, exact: true }).click()
    await dialog.getByLabel(w.password, { exact: true }).fill('rahasia')
    await dialog.getByRole('button', { name: w.save, exact: true }).click()
    await expect(dialog).toBeHidden()
    await mailbox.getByRole('button', { name: w.test }).click()
    await expect(mailbox.getByText(w.testOk.replace('{{count}}', '3'))).toBeVisible()

    const desk = await personOf(clerk)
    if (language === 'en') await desk.getByRole('button', { name: 'English' }).click()
    await openPage(desk, common.nav.mailboxes)
    await check(desk)
    await desk.getByRole('link', { name: stamp }).click()
    // the mailbox is read once a minute
    await expect(async () => {
      await desk.reload()
      await expect(desk.getByText('Iklan pelatihan')).toBeVisible({ timeout: 2000 })
    }).toPass({ timeout: 150_000 })
    await expect(desk.getByText('Surat tanpa pengirim')).toBeVisible()
    await check(desk)

    const held = desk.getByRole('dialog')
    await line(desk, 'Iklan pelatihan').getByRole('button', { name: w.discard, exact: true }).click()
    await held.getByLabel(w.discardReason).fill('Bukan surat dinas')
    await check(desk)
    await held.getByRole('button', { name: w.discard, exact: true }).click()
    await expect(held).toBeHidden()
    await expect(desk.getByText('Iklan pelatihan')).toBeHidden()

    await line(desk, 'Surat tanpa pengirim').getByRole('button', { name: w.release, exact: true }).click()
    await held.getByRole('button', { name: w.release, exact: true }).click()
    await expect(held.getByRole('alert')).toContainText(letters.field.sender)
    await held.getByLabel(letters.field.sender).fill(`Forum ${stamp}`)
    await check(desk)
    await held.getByRole('button', { name: w.release, exact: true }).click()
    await expect(held).toBeHidden()
    await expect(desk.getByText(w.empty)).toBeVisible()

    await desk.getByRole('combobox', { name: w.filter }).click()
    await desk.getByRole('option', { name: w.all, exact: true }).click()
    await expect(desk.getByText('Bukan surat dinas')).toBeVisible()
    await check(desk)
    await desk.getByRole('link', { name: 'Surat tanpa pengirim' }).click()
    await expect(desk.getByText(`Forum ${stamp}`).first()).toBeVisible()
  })
}
