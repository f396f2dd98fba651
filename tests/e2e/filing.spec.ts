import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { account, check, expect, openPage, signIn, test } from './fixtures'

const VILLAGE = '15.71.01.1001'
const CODE = '400.12.3'

const words = (language: 'id' | 'en', file: string) =>
  JSON.parse(readFileSync(join(__dirname, `../../frontend/src/i18n/${language}/${file}.json`), 'utf8'))

const typed = (day: Date) => new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Jakarta' }).format(day)
const today = typed(new Date())
const year = today.slice(-4)

const table = (name: string, lines: string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(`${lines.join('\n')}\n`),
})

/** A whole PDF that no other letter carries. */
const scan = (name: string) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from(`%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n% ${name}\ntrailer<</Root 1 0 R>>\n%%EOF\n`),
})

for (const language of ['id', 'en'] as const) {
  const [w, letters, common] = ['archive', 'letters', 'common'].map((file) => words(language, file))
  const use = async (page: Page) => {
    if (language === 'en') await page.getByRole('button', { name: 'English' }).click()
  }
  const fill = (text: string, values: Record<string, string | number>) =>
    Object.entries(values).reduce((out, [key, value]) => out.replace(`{{${key}}}`, String(value)), text)

  /** A letter that came in and is dealt with; its page is open in the end. */
  const finishedLetter = async (page: Page, subject: string, past?: string) => {
    await page.goto('/surat/baru-masuk')
    await page
      .getByRole('combobox', { name: letters.field.sender, exact: true })
      .fill('Badan Pusat Statistik')
    await page.getByLabel(letters.field.letterNumber).fill(`B/${subject}`)
    await page.getByLabel(letters.field.letterDate).fill(past ?? today)
    await page.keyboard.press('Tab')
    if (past) {
      await page.getByLabel(letters.field.receivedDate).fill(past)
      await page.keyboard.press('Tab')
      await page
        .locator('input[type="file"]')
        .first()
        .setInputFiles(scan(`${subject}.pdf`))
      await expect(page.getByText(fill(common.upload.done, { name: `${subject}.pdf` }))).toBeVisible()
    }
    await page.getByLabel(letters.field.subject).fill(subject)
    await page.getByRole('combobox', { name: letters.field.classification }).fill(CODE)
    await page.getByRole('option', { name: new RegExp(`^${CODE.replaceAll('.', '\\.')} `) }).click()
    await page.getByRole('button', { name: letters.register.submit, exact: true }).click()
    await expect(page.getByRole('heading', { level: 2 })).toHaveText(/^\d+\/\d{4}$/)
    await page.getByRole('link', { name: letters.open, exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: subject })).toBeVisible()
    await page.getByRole('button', { name: letters.close.open, exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: letters.close.open, exact: true }).click()
    await expect(page.getByText(letters.status.closed, { exact: true }).first()).toBeVisible()
    return page.url()
  }

  const newFolder = async (page: Page, title: string, ofYear: string) => {
    await page.goto('/arsip')
    await page.getByRole('button', { name: w.new.open }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: w.field.classification }).fill(CODE)
    await page.getByRole('option', { name: new RegExp(`^${CODE.replaceAll('.', '\\.')} `) }).click()
    await dialog.getByLabel(w.field.title).fill(title)
    await dialog.getByLabel(w.field.year).fill(ofYear)
    await check(page)
    await dialog.getByRole('button', { name: w.new.save }).click()
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  }

  test(`letters are filed, shown, frozen and taken out (${language})`, async ({ page }, { project }) => {
    test.setTimeout(120_000)
    const stamp = `${language}${project.name}${Date.now().toString(36)}`
    await signIn(page, account('registry_clerk', VILLAGE))
    await use(page)
    const [first, second] = [`Surat satu ${stamp}`, `Surat dua ${stamp}`]
    await finishedLetter(page, first)
    const letter = await finishedLetter(page, second)
    await openPage(page, common.nav.archive)
    await expect(page.getByRole('heading', { level: 1, name: w.title, exact: true })).toBeVisible()
    await check(page)
    const title = `Kependudukan ${stamp}`
    await newFolder(page, title, year)
    const address = page.url()
    await check(page)

    // many at once, from the folder
    await page.getByRole('button', { name: w.file.open }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('checkbox', { name: first }).check()
    await check(page)
    await page.screenshot({ path: `test-results/filing-choose-${language}-${project.name}.png` })
    await dialog.getByRole('button', { name: fill(w.file.save_one, { count: 1 }) }).click()
    await expect(page.getByRole('link', { name: first })).toBeVisible()
    await check(page)

    // one, from the letter's own page
    await page.goto(letter)
    const section = page.getByRole('region', { name: w.section.title })
    await section.getByRole('button', { name: fill(w.section.fileInto, { title }) }).click()
    await expect(section.getByRole('link', { name: new RegExp(title) })).toBeVisible()
    await check(page)
    await section.getByRole('button', { name: w.takeOut.open }).click()
    await dialog.getByLabel(w.reason).fill('Salah berkas')
    await check(page)
    await dialog.getByRole('button', { name: w.takeOut.save }).click()
    await expect(section.getByRole('button', { name: fill(w.section.fileInto, { title }) })).toBeVisible()

    // frozen, nothing is taken out; then it is closed
    await page.goto(address)
    await page.getByRole('button', { name: w.hold.freeze, exact: true }).click()
    await dialog.getByRole('button', { name: w.hold.freeze, exact: true }).click()
    await expect(dialog.getByRole('alert')).toContainText(w.reason)
    await dialog.getByLabel(w.reason).fill('Perkara di pengadilan')
    await dialog.getByRole('button', { name: w.hold.freeze, exact: true }).click()
    await expect(page.getByText(fill(w.hold.notice, { reason: 'Perkara di pengadilan' }))).toBeVisible()
    await expect(page.getByRole('button', { name: w.takeOut.open })).toHaveCount(0)
    await check(page)
    await page.getByRole('button', { name: w.hold.release, exact: true }).click()
    await dialog.getByLabel(w.reason).fill('Perkara selesai')
    await dialog.getByRole('button', { name: w.hold.release, exact: true }).click()
    await page.getByRole('button', { name: w.close.open, exact: true }).click()
    await expect(dialog.getByText(w.close.hint)).toBeVisible()
    await check(page)
    await dialog.getByRole('button', { name: w.close.open, exact: true }).click()
    await expect(page.getByText(w.status.closed, { exact: true }).first()).toBeVisible()
    await expect(page.getByRole('button', { name: w.file.open })).toHaveCount(0)
    await page.screenshot({
      path: `test-results/filing-folder-${language}-${project.name}.png`,
      fullPage: true,
    })

    // the office finds it again, and takes the list of active archives along
    await page.goto('/arsip')
    await page.getByLabel(w.filter.q).fill(stamp)
    await expect(page).toHaveURL(/q=/)
    await expect(page.getByRole('link', { name: title })).toBeVisible()
    await check(page)
    await page.getByRole('button', { name: w.activeList.title }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: w.activeList.csv }).click()
    const text = readFileSync(await (await download).path(), 'utf8')
    expect(text).toContain(title)
    expect(text).toContain(first)
  })

  test(`a list is approved by another, and its minutes destroy (${language})`, async ({ page, personOf }, {
    project,
  }) => {
    test.setTimeout(180_000)
    const stamp = `${language}${project.name}${Date.now().toString(36)}`
    await signIn(page, account('administrator'))
    await use(page)
    await openPage(page, common.nav.retention)
    await expect(page.getByRole('heading', { level: 1, name: w.schedule.title })).toBeVisible()
    await check(page)
    const send = async (name: string, lines: string[]) => {
      const file = table(`${name}-${stamp}.csv`, ['kode;aktif;inaktif;nasib akhir', ...lines])
      await page.locator('input[type="file"]').first().setInputFiles(file)
      await expect(page.getByText(fill(common.upload.done, { name: file.name }))).toBeVisible()
      await page.getByRole('button', { name: w.schedule.submit, exact: true }).click()
    }
    const decree = `Perwal ${stamp}`
    await page.getByLabel(w.schedule.decree).fill(decree)
    await send('salah', ['400;1;1;dibuang'])
    const column = w.schedule.column.final_disposition
    await expect(page.getByText(`${fill(w.schedule.place, { row: 2, column })}:`)).toBeVisible()
    await check(page)
    await page.screenshot({
      path: `test-results/filing-faults-${language}-${project.name}.png`,
      fullPage: true,
    })
    await send('benar', ['400;1;1;musnah'])
    await page.getByRole('link', { name: decree }).click()
    await expect(page.getByText('400', { exact: false }).first()).toBeVisible()
    await check(page)

    // a folder of the past whose retention is over
    const clerk = await personOf(account('registry_clerk', VILLAGE))
    await use(clerk)
    const title = `Lama ${stamp}`
    const subject = `Surat lama ${stamp}`
    const letter = await finishedLetter(clerk, subject, '12/03/2023')
    await newFolder(clerk, title, '2023')
    const address = clerk.url()
    const dialog = clerk.getByRole('dialog')
    await clerk.goto(letter)
    const section = clerk.getByRole('region', { name: w.section.title })
    await section.getByRole('button', { name: fill(w.section.fileInto, { title }) }).click()
    await expect(section.getByRole('link', { name: new RegExp(title) })).toBeVisible()
    await expect(clerk.getByText(`${subject}.pdf`).first()).toBeVisible()
    await clerk.goto(address)
    await clerk.getByRole('button', { name: w.close.open, exact: true }).click()
    await dialog.getByLabel(w.close.date).fill('30/06/2023')
    await clerk.keyboard.press('Tab')
    await dialog.getByRole('button', { name: w.close.open, exact: true }).click()
    await expect(clerk.getByText(w.phase.due)).toBeVisible()
    await check(clerk)

    await clerk.goto('/arsip/penyusutan')
    await check(clerk)
    await clerk.getByRole('link', { name: w.disposal.prepare }).click()
    await clerk.getByText(w.kind.destruction, { exact: true }).click()
    await expect(clerk.getByRole('checkbox', { name: title })).toBeVisible()
    // others are due as well: the sizes and languages run side by side
    for (const box of await clerk.getByRole('checkbox').all())
      if (!(await box.evaluate((input, mine) => input.closest('li')?.textContent?.includes(mine), title)))
        await box.uncheck()
    await clerk.getByLabel(w.disposal.name).fill(`Usul musnah ${stamp}`)
    await check(clerk)
    await clerk.getByRole('button', { name: fill(w.disposal.make_one, { count: 1 }) }).click()
    await expect(clerk.getByRole('heading', { level: 1, name: `Usul musnah ${stamp}` })).toBeVisible()
    const list = clerk.url()
    await clerk.getByRole('button', { name: w.disposal.submit }).click()
    await expect(clerk.getByText(w.disposalStatus.submitted, { exact: true })).toBeVisible()
    await expect(clerk.getByRole('button', { name: w.disposal.approve, exact: true })).toHaveCount(0)
    await check(clerk)

    const head = await personOf(account('urban_village_head', VILLAGE))
    await use(head)
    await head.goto(list)
    await head.getByRole('button', { name: w.disposal.approve, exact: true }).click()
    await expect(head.getByText(w.disposalStatus.approved, { exact: true })).toBeVisible()
    await check(head)

    await clerk.reload()
    const draft = clerk.waitForEvent('popup')
    await clerk.getByRole('button', { name: w.disposal.minutesDraft, exact: true }).click()
    await (await draft).close()
    await clerk.getByRole('button', { name: w.disposal.execute }).click()
    await dialog.getByLabel(w.minutes.number).fill(`BA/${stamp}`)
    await dialog.getByLabel(w.disposal.permission).fill('B-PK.02/7/2026')
    for (const [at, name, position] of [
      [1, 'Rahmat Hidayat', 'Kepala Bagian Hukum'],
      [2, 'Dewi Lestari', 'Inspektur'],
    ] as const) {
      const witness = dialog.getByRole('group', { name: fill(w.minutes.witness, { number: at }) })
      await witness.getByLabel(w.minutes.name).fill(name)
      await witness.getByLabel(w.minutes.position).fill(position)
    }
    await check(clerk)
    await clerk.screenshot({ path: `test-results/filing-minutes-${language}-${project.name}.png` })
    await dialog.getByRole('button', { name: w.minutes.save, exact: true }).click()
    await expect(
      clerk.getByText('Rahmat Hidayat, Kepala Bagian Hukum; Dewi Lestari, Inspektur'),
    ).toBeVisible()
    await expect(clerk.getByText(fill(w.disposal.destroyedLetters_one, { count: 1 }))).toBeVisible()
    await check(clerk)
    await clerk.screenshot({
      path: `test-results/filing-destroyed-list-${language}-${project.name}.png`,
      fullPage: true,
    })
    const paper = clerk.waitForEvent('popup')
    await clerk.getByRole('button', { name: w.disposal.minutesPaper, exact: true }).click()
    await (await paper).close()

    // nothing is left of the letter but its entry, and its page says so
    await clerk.goto(letter)
    await expect(clerk.getByRole('heading', { level: 1, name: subject })).toBeVisible()
    await expect(clerk.getByText(w.destruction.destroyed)).toBeVisible()
    await expect(clerk.getByText(new RegExp(`BA/${stamp}`))).toBeVisible()
    await expect(clerk.getByText(`${subject}.pdf`)).toHaveCount(0)
    await expect(clerk.getByRole('heading', { name: letters.sheet.title })).toHaveCount(0)
    await check(clerk)
    await clerk.screenshot({
      path: `test-results/filing-destroyed-letter-${language}-${project.name}.png`,
      fullPage: true,
    })
    await clerk.goto(address)
    await expect(clerk.getByText(w.status.destroyed, { exact: true })).toBeVisible()
  })
}
