import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { account, expect, expectAccessible, expectFits, signIn, test } from './fixtures'

const OFFICE = '15.71.01'
const w = JSON.parse(readFileSync(join(__dirname, '../../frontend/src/i18n/id/letters.json'), 'utf8'))
const today = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Jakarta' }).format(new Date())

/** A page as a scanner would give it: the browser draws these lines and makes a PNG of it. */
async function scanOf(page: Page, lines: string[]): Promise<Buffer> {
  const url = await page.evaluate((lines) => {
    const canvas = document.createElement('canvas')
    canvas.width = 1240
    canvas.height = 900
    const pen = canvas.getContext('2d') as CanvasRenderingContext2D
    pen.fillStyle = '#f4f2ee'
    pen.fillRect(0, 0, canvas.width, canvas.height)
    pen.fillStyle = '#222'
    pen.font = '34px Liberation Sans, Arial, sans-serif'
    // Not quite straight, as papers lie.
    pen.rotate(0.006)
    for (const [place, line] of lines.entries()) pen.fillText(line, 90, 140 + place * 64)
    return canvas.toDataURL('image/png')
  }, lines)
  return Buffer.from(url.split(',')[1] ?? '', 'base64')
}

test('a scan that was uploaded in the browser is found by the words in it', async ({ page }, { project }) => {
  test.setTimeout(120_000)
  const [place, word] = project.name === 'phone' ? ['Telanaipura', 'posyandu'] : ['Simpang', 'drainase']
  const subject = `Pindaian ${project.name} ${Date.now().toString(36)}`
  await signIn(page, account('registry_clerk', OFFICE))
  const buffer = await scanOf(page, [
    'Dengan hormat,',
    `bersama ini kami mengundang Saudara pada musyawarah`,
    `mengenai perbaikan ${word} di lingkungan ${place}.`,
    'Atas kehadiran Saudara kami ucapkan terima kasih.',
  ])
  await page.goto('/surat/baru-masuk')
  const name = `pindaian-${word}.png`
  await page.locator('input[type=file]').first().setInputFiles({ name, mimeType: 'image/png', buffer })
  await expect(page.getByText(name)).toBeVisible()
  await page.getByRole('combobox', { name: w.field.sender, exact: true }).fill('Dinas Pekerjaan Umum')
  await page.getByLabel(w.field.letterNumber).fill(`600/${Date.now().toString(36)}`)
  await page.getByLabel(w.field.letterDate).fill(today)
  await page.keyboard.press('Tab')
  await page.getByLabel(w.field.subject).fill(subject)
  await page.getByRole('button', { name: w.register.submit, exact: true }).click()
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(/^\d+\/\d{4}$/)

  // The letter says how it stands with the file, and says so by itself when that changes.
  await page.goto(`/surat?box=all&q=${encodeURIComponent(subject)}`)
  await page.locator('[data-letter]').first().click()
  if (project.name === 'desktop') await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: subject })).toBeVisible()
  await expect(page.getByText(w.scan.status.searchable)).toBeVisible({ timeout: 60_000 })
  await expectFits(page)
  await expectAccessible(page)
  await page.screenshot({ path: `test-results/scan-letter-${project.name}.png`, fullPage: true })

  await page.goto('/surat?box=all')
  await page.getByLabel(w.filter.search).fill(`${subject} musyawarah ${word}`)
  const row = page.locator('[data-letter]')
  await expect(row).toHaveCount(1)
  await expect(row).toContainText(w.scan.found.replace('{{name}}', name))
  await expect(row.locator('mark').filter({ hasText: word })).toBeVisible()
  await expectFits(page)
  await expectAccessible(page)
  await page.screenshot({ path: `test-results/scan-list-${project.name}.png` })
})
