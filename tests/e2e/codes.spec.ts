import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, expectAccessible, expectFits, signIn, test } from './fixtures'
import { fillFromHome, openApplication, SCAN, someone, staff, VILLAGE } from './permits'

/** A number that nobody else got a code for, however often the test runs within an hour. */
const number = () => `0813${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`

/** The code in the newest message to a number, once one has come. */
async function codeSentTo(phone: string, count: number): Promise<string> {
  const to = `+62${phone.slice(1)}`
  const messages = () =>
    readFileSync(process.env['PAMONG_E2E_MESSAGES'] ?? '', 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line): { to: string; text: string } => JSON.parse(line))
      .filter((message) => message.to === to)
  await expect.poll(() => messages().length).toBe(count)
  return messages().at(-1)?.text.slice(0, 6) ?? ''
}

async function shot(page: Page, name: string, project: string): Promise<void> {
  const folder = process.env['PAMONG_E2E_PICTURES']
  if (folder) await page.screenshot({ path: join(folder, `${name}-${project}.png`), fullPage: true })
}

const words = {
  id: {
    next: 'Lanjut',
    send: (phone: string) => `Kirim kode ke ${phone}`,
    code: 'Kode 6 angka',
    enter: 'Periksa kode',
    wait: /Kirim kode baru \(tunggu/,
    again: 'Kirim kode baru',
    six: 'Kode 6 angka: Kode terdiri dari 6 angka',
    wrong: 'Kode ini tidak cocok',
    proven: (phone: string) => `Terbukti: ${phone} milik Anda.`,
    submit: 'Kirim permohonan',
    done: 'Permohonan diterima',
  },
  en: {
    next: 'Next',
    send: (phone: string) => `Send a code to ${phone}`,
    code: 'Code of 6 digits',
    enter: 'Check the code',
    wait: /Send a new code \(wait/,
    again: 'Send a new code',
    six: 'Code of 6 digits: A code has 6 digits',
    wrong: 'This code does not match',
    proven: (phone: string) => `Shown: ${phone} is yours.`,
    submit: 'Send the application',
    done: 'Application received',
  },
}

for (const language of ['id', 'en'] as const)
  test(`a citizen shows with a code that the number is theirs (${language})`, async ({ page }, {
    project,
  }) => {
    test.setTimeout(90_000)
    const t = words[language]
    const [name, phone, size] = [someone(), number(), page.viewportSize()]
    await page.clock.install()
    await page.goto('/ajukan/KEL-SKD')
    await page.getByLabel('Kelurahan yang dituju').selectOption({ label: VILLAGE.name })
    await page.getByRole('button', { name: 'Lanjut' }).click()
    await fillFromHome(page, name)
    await page.getByLabel('Nomor HP/WhatsApp').fill(phone)
    await page.getByRole('button', { name: 'Lanjut' }).click()
    for (const paper of ['Surat pengantar RT', 'Fotokopi KTP-el pemohon', 'Fotokopi Kartu Keluarga'])
      await page.getByLabel(paper, { exact: true }).setInputFiles(SCAN)
    await expect(page.getByText('kartu-keluarga.pdf terunggah')).toHaveCount(3)
    if (language === 'en') await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('button', { name: t.next }).click()

    await page.getByRole('button', { name: t.send(phone) }).click()
    const input = page.getByLabel(t.code)
    await expect(input).toBeFocused()
    await expect(page.getByRole('button', { name: t.wait })).toHaveAttribute('aria-disabled', 'true')
    await shot(page, `codes-asked-${language}`, project.name)
    await expectAccessible(page)
    await page.setViewportSize({ width: 320, height: 640 })
    await expectFits(page)
    await input.fill('12')
    await input.press('Enter')
    const summary = page.getByRole('alert')
    await expect(summary).toContainText(t.six)
    await expect(summary).toBeFocused()
    const first = await codeSentTo(phone, 1)
    await page.clock.runFor(61_000)
    await page.getByRole('button', { name: t.again, exact: true }).click()
    await expect(page.getByRole('button', { name: t.wait })).toBeVisible()
    const second = await codeSentTo(phone, 2)
    // a code of before is not the one that is asked for now
    await input.fill(first === second ? '000000' : first)
    await page.getByRole('button', { name: t.enter }).click()
    await expect(summary).toContainText(t.wrong)
    await expectAccessible(page)
    await expectFits(page)
    await shot(page, `codes-wrong-${language}`, project.name)
    await input.fill(`${second.slice(0, 3)} ${second.slice(3)}`)
    await input.press('Enter')
    await expect(page.getByText(t.proven(phone))).toBeVisible()
    await expect(summary).toBeHidden()
    await expectAccessible(page)
    await page.getByRole('button', { name: t.submit }).click()
    await expect(page.getByRole('heading', { name: t.done })).toBeVisible()

    if (language === 'en') await page.getByRole('button', { name: 'Bahasa Indonesia' }).click()
    if (size) await page.setViewportSize(size)
    await signIn(page, staff('counter_officer'))
    await openApplication(page, name)
    await expect(page.getByText('Nomor telepon terbukti miliknya')).toBeVisible()
    await shot(page, `codes-officer-${language}`, project.name)
  })
