import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { account, check, expect, openPage, signIn, test } from './fixtures'

const OFFICE = '15.71.01'

const words = (language: 'id' | 'en', file: string) =>
  JSON.parse(readFileSync(join(__dirname, `../../frontend/src/i18n/${language}/${file}.json`), 'utf8'))

/** Today in the office's zone, as it is typed. */
const today = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Jakarta' }).format(new Date())

for (const language of ['id', 'en'] as const) {
  const [letters, w, common] = ['letters', 'senders', 'common'].map((file) => words(language, file))

  test(`a letter entered twice is warned of, and two names of a sender are merged (${language})`, async ({
    page,
  }, { project }) => {
    test.setTimeout(90_000)
    const stamp = `${language}${project.name}${Date.now().toString(36)}`
    const [right, wrong] = [`Balai ${stamp} Jambi`, `Balay ${stamp} Jambi`]
    await signIn(page, account('registry_clerk', OFFICE))
    if (language === 'en') await page.getByRole('button', { name: 'English' }).click()

    const enter = async (sender: string, number: string) => {
      await page.goto('/surat/baru-masuk')
      await page.getByRole('combobox', { name: letters.field.sender, exact: true }).fill(sender)
      await page.getByLabel(letters.field.letterNumber).fill(number)
      await page.getByLabel(letters.field.letterDate).fill(today)
      await page.keyboard.press('Tab')
      await page.getByLabel(letters.field.subject).fill(`Undangan ${stamp}`)
    }
    const submit = async () => {
      await page.getByRole('button', { name: letters.register.submit, exact: true }).click()
      await expect(page.getByRole('heading', { level: 2 })).toHaveText(/^\d+\/\d{4}$/)
    }
    await enter(right, `1/${stamp}`)
    await submit()
    // the book offers what it knows, by the beginning of any word
    await page.goto('/surat/baru-masuk')
    await page.getByRole('combobox', { name: letters.field.sender, exact: true }).fill(stamp)
    await page.getByRole('option', { name: right }).click()
    await expect(page.getByRole('combobox', { name: letters.field.sender, exact: true })).toHaveValue(right)
    await page.getByLabel(letters.field.letterNumber).fill(` 1 / ${stamp.toUpperCase()}`)
    await page.getByLabel(letters.field.letterDate).fill(today)
    await page.keyboard.press('Tab')
    await expect(page.getByText(w.duplicate.certain)).toBeVisible()
    await expect(page.getByRole('link', { name: new RegExp(`Undangan ${stamp}`) })).toBeVisible()
    await check(page)
    await enter(wrong, `2/${stamp}`)
    await expect(page.getByText(w.duplicate.certain)).toBeHidden()
    await submit()

    await openPage(page, common.nav.senders)
    await page.getByLabel(w.search).fill(stamp)
    await expect(page).toHaveURL(/q=/)
    await expect(page.getByText(right)).toBeVisible()
    await check(page)
    const line = (name: string) =>
      page
        .locator('tr, li, article')
        .filter({ hasText: name })
        .filter({ has: page.getByRole('button') })
        .last()
    await line(wrong).getByRole('button', { name: w.merge, exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: w.merge, exact: true }).click()
    await expect(dialog.getByRole('alert')).toContainText(w.into)
    await dialog.getByRole('combobox', { name: w.into }).fill(right)
    await page.getByRole('option', { name: right }).click()
    await check(page)
    await dialog.getByRole('button', { name: w.merge, exact: true }).click()
    await expect(page.getByText(w.merged.replace('{{name}}', right))).toBeVisible()
    await expect(page.getByText(wrong)).toHaveCount(0)

    await line(right).getByRole('button', { name: w.edit, exact: true }).click()
    await dialog.getByLabel(w.email).fill('bukan alamat')
    await dialog.getByRole('button', { name: w.save, exact: true }).click()
    await expect(dialog.getByRole('alert')).toContainText(w.email)
    await dialog.getByLabel(w.email).fill('balai@contoh.id')
    await dialog.getByRole('button', { name: w.save, exact: true }).click()
    await expect(page.getByText('balai@contoh.id')).toBeVisible()
    await check(page)
  })
}
