import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { caller } from './caller'
import { account, check, expect, signIn, test } from './fixtures'

const OFFICE = '15.71.01'
const w = JSON.parse(readFileSync(join(__dirname, '../../frontend/src/i18n/id/letters.json'), 'utf8'))
const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Jakarta' }).format(new Date())
/** A page says it again every 20 seconds. */
const HEARD = { timeout: 30_000 }

const line = (page: Page) => page.getByRole('status', { name: w.looking.label })
const says = (wording: string, names: string) => wording.replace('{{names}}', names)

test('two people at one letter learn of each other, and of the reply that one of them writes', async ({
  page,
  personOf,
  request,
}, { project }) => {
  test.setTimeout(180_000)
  const clerk = account('registry_clerk', OFFICE)
  const secretary = account('secretary', OFFICE)
  const { name: clerkName, post } = await caller(request, clerk)
  const { name: secretaryName } = await caller(request, secretary)
  const data = {
    direction: 'incoming',
    channel: 'paper',
    sender_name: 'Dinas Kesehatan',
    letter_number: `440/${Date.now().toString(36)}`,
    letter_date: day,
    received_date: day,
    subject: 'Permintaan data posyandu',
    urgency: 'normal',
    security_level: 'open',
  }
  const letter = `/surat/${(await post('/letters', data)).id}`

  await signIn(page, clerk)
  await page.goto(letter)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(data.subject)
  await expect(line(page)).toHaveText('')

  // whoever comes later sees at once who is there; the first learns of it with its next word
  const other = await personOf(secretary)
  await other.goto(letter)
  await expect(line(other)).toHaveText(says(w.looking.viewing_one, clerkName))
  await expect(line(page)).toHaveText(says(w.looking.viewing_one, secretaryName), HEARD)
  await check(page)
  await page.screenshot({ path: `test-results/looking-${project.name}.png` })

  await other.getByRole('link', { name: w.reply }).click()
  await expect(line(other)).toHaveText(says(w.looking.viewing_one, clerkName), HEARD)
  await expect(line(page)).toHaveText(says(w.looking.replying_one, secretaryName), HEARD)
  await check(other)
  await other.screenshot({ path: `test-results/looking-reply-${project.name}.png` })

  await other.goto('/disposisi')
  await expect(line(page)).toHaveText('', HEARD)
})
