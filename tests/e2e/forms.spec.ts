import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { account, expect, expectAccessible, openPage, signIn, test } from './fixtures'

const OFFICE = '15.71.01'
const load = (file: string) =>
  JSON.parse(readFileSync(join(__dirname, `../../frontend/src/i18n/id/${file}.json`), 'utf8'))
const w = { ...load('letters'), archive: load('archive'), moving: load('moving'), common: load('common') }
const exactly = (name: string) => ({ name, exact: true })

/** Label and fault of the field that has the focus. */
const saidAtFocus = (page: Page) =>
  page.evaluate(() => {
    const wrapper = document.activeElement?.closest('.mantine-InputWrapper-root')
    const label = wrapper?.querySelector('.mantine-InputWrapper-label')?.textContent ?? ''
    return `${label}: ${wrapper?.querySelector('.mantine-InputWrapper-error')?.textContent ?? ''}`
  })

/**
 * Submits what is empty: nothing is said before, then a summary has the focus, and each of its lines leads to a field of
 * that name which says the same.
 */
async function expectSummary(page: Page, form: Locator, submit: string): Promise<string[]> {
  const summary = form.getByRole('alert').filter({ has: page.getByRole('heading', { level: 2 }) })
  await expect(form.locator('[aria-invalid=true]')).toHaveCount(0)
  await expect(summary).toHaveCount(0)
  // no red mark at what has to be filled in; what need not says so
  await expect(form.getByText('*', { exact: true })).toHaveCount(0)
  await expect(form.getByText(w.common.state.optional).first()).toBeVisible()
  await form.getByRole('button', exactly(submit)).click()
  await expect(summary).toBeFocused()
  const lines = await summary.getByRole('link').allInnerTexts()
  expect(lines.length).toBeGreaterThan(0)
  for (const line of lines) {
    // the editor of a letter's text comes after the form
    await expect(async () => {
      await summary.getByRole('link', exactly(line)).click()
      expect(await saidAtFocus(page)).toBe(line)
    }).toPass({ timeout: 20_000 })
  }
  return lines
}

/** Typed words are lost only where somebody says so. */
async function expectKept(page: Page, leave: () => Promise<unknown>, typed: Locator): Promise<void> {
  await leave()
  const question = page.getByRole('dialog', exactly(w.common.leave.title))
  await expect(question).toBeVisible()
  await question.getByRole('button', exactly(w.common.action.cancel)).click()
  await expect(question).toHaveCount(0)
  await expect(typed).toHaveValue('Ketikan')
}

test('forms of letters say what is missing, at once and at each field, and lose nothing', async ({
  page,
}) => {
  test.setTimeout(120_000)
  const clerk = account('registry_clerk', OFFICE)
  await signIn(page, clerk)
  const main = page.locator('#main')
  await page.goto('/surat')
  await page.getByRole('link', exactly(w.register.open)).first().click()
  await expectSummary(page, main, w.register.submit)
  await expectAccessible(page)
  const subject = page.getByRole('textbox', { name: w.field.subject })
  await subject.fill('Ketikan')
  await expectKept(page, () => page.goBack(), subject)

  await page.goto('/pindahan')
  const lines = await expectSummary(page, main, w.moving.start.submit)
  expect(lines.join()).toContain(w.moving.start.file)

  // a dialog: neither Escape nor Back takes what was typed
  await openPage(page, w.common.nav.archive)
  await page.getByRole('button', exactly(w.archive.new.open)).click()
  const dialog = page.getByRole('dialog')
  const title = dialog.getByRole('textbox', { name: w.archive.field.title })
  await expect(title).toBeVisible()
  await title.fill('Ketikan')
  await expectKept(page, () => page.keyboard.press('Escape'), title)
  await expectKept(page, () => page.goBack(), title)
  await dialog.getByRole('button', exactly(w.common.action.cancel)).click()
  await expect(dialog).toHaveCount(0)
})

test('a draft and a sheet of instructions say what is missing', async ({ page }) => {
  test.setTimeout(120_000)
  await signIn(page, account('sub_district_head', OFFICE))
  await page.goto('/surat?box=inbox')
  const letter = page.locator('[data-letter]').first()
  await letter.click()
  await page.keyboard.press('Enter')
  await page.getByRole('button', exactly(w.dispose.open)).click()
  await expectSummary(page, page.getByRole('dialog'), w.dispose.submit)
  const note = page.getByRole('textbox', { name: w.dispose.note })
  await note.fill('Ketikan')
  await expectKept(page, () => page.goBack(), note)
  await expectAccessible(page)
})

test('the draft of a letter says what is missing', async ({ page }) => {
  test.setTimeout(90_000)
  await signIn(page, account('section_head', OFFICE))
  await page.goto('/surat/konsep')
  await expect(page.getByRole('button', exactly(w.draft.save))).toBeVisible({ timeout: 30_000 })
  await expectSummary(page, page.locator('#main'), w.draft.save)
})
