import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { APIRequestContext, Page } from '@playwright/test'
import { type Caller, caller } from './caller'
import { type Account, account, check, expect, signIn, test } from './fixtures'
import { applied, someone, staff, VILLAGE } from './permits'

type Language = 'id' | 'en'

const ROOT = join(__dirname, '../..')
const load = (language: Language, file: string) =>
  JSON.parse(readFileSync(join(ROOT, `frontend/src/i18n/${language}/${file}.json`), 'utf8'))

const words = (language: Language) => ({
  ...load(language, 'signing'),
  letters: load(language, 'letters'),
  permits: load(language, 'permits'),
  common: load(language, 'common'),
  errors: load(language, 'errors'),
})

const PASSPHRASE = 'hujan di sungai batanghari'

/** A person has one key at a time, so tests that run side by side have signers of their own. */
const SIGNERS: Record<string, [role: string, agency: string]> = {
  'id desktop': ['sub_district_head', '15.71.01'],
  'id phone': ['urban_village_head', '15.71.01.1001'],
  'en desktop': ['urban_village_head', '15.71.01.1002'],
  'en phone': ['agency_head', 'diskominfo'],
}

const exactly = (text: string) => ({ name: text, exact: true })
const counted = (text: string, count: number) => ({ name: text.replace('{{count}}', String(count)) })

/** A letter that waits for the approver, without anybody's initials. */
async function submit(request: APIRequestContext, drafter: Account, approver: Account, subject: string) {
  const { position } = await caller(request, approver)
  const by = await caller(request, drafter)
  const { id } = await by.post('/letters', {
    direction: 'outgoing',
    kind: 'SD',
    subject,
    body: 'Dengan hormat,\n\nMohon kehadiran Saudara.',
    classification_code: '000',
    urgency: 'normal',
    security_level: 'open',
    addressees: [{ kind: 'to', name: 'Forum RT' }],
    reviewers: [],
    approver_position_id: position,
    upload_ids: [],
  })
  expect((await by.post(`/letters/${id}/submission`)).status).toBe('awaiting_approval')
  return id as string
}

/** Changes the letter under the signer's eyes: sent back, corrected, submitted again. */
async function change(request: APIRequestContext, drafter: Account, approver: Account, id: string) {
  await (await caller(request, approver)).post(`/letters/${id}/return`, { note: 'Perbaiki' })
  await (await caller(request, drafter)).post(`/letters/${id}/submission`)
}

/** A step of an application as it is now. */
const step = (who: Caller, id: string, data: object) =>
  who.change('POST', `/permit-applications/${id}`, data, '/transitions')

/** An application whose paper waits for the head of the village. */
async function initialled(request: APIRequestContext, name: string): Promise<string> {
  await applied(request, name)
  const officer = await caller(request, staff('counter_officer'))
  const { id } = (await officer.get(`/permit-applications?q=${encodeURIComponent(name)}`)).items[0]
  for (const [role, action] of [
    ['counter_officer', 'accept'],
    ['counter_officer', 'request_initials'],
    ['section_head', 'initial'],
  ] as const)
    await step(await caller(request, staff(role)), id, { action })
  return id
}

/** A certificate is signed as letters are, by the same key; the counter then gets the file. */
async function signPermit(page: Page, request: APIRequestContext, language: Language, phone: boolean) {
  const w = words(language)
  const dialog = page.getByRole('dialog')
  const id = await initialled(request, someone())
  await page.goto(`/layanan-loket/${id}`)
  const signature = page.getByRole('region', exactly(w.signature.title))
  await expect(signature).toContainText(w.signature.none)
  await check(page)
  await page.getByRole('button', exactly(w.permits.action.sign_electronically)).click()
  await expect(dialog).toContainText(w.sign.effectHint.permit)
  await expect(dialog.locator('iframe')).toHaveAttribute('src', /^blob:/)
  await check(page)

  // the second initials change the version that is looked at
  await step(await caller(request, staff('secretary')), id, { action: 'initial' })
  if (!phone) await dialog.getByRole('button', exactly(w.sign.next)).click()
  await dialog.getByLabel(w.sign.passphrase, { exact: true }).fill(PASSPHRASE)
  await dialog.getByRole('button', exactly(w.sign.submit)).click()
  await expect(dialog.getByText(w.sign.stale)).toBeVisible()
  await check(page)
  await dialog.getByRole('button', exactly(w.sign.next)).click()
  await dialog.getByLabel(w.sign.passphrase, { exact: true }).fill(PASSPHRASE)
  await check(page)
  await dialog.getByRole('button', exactly(w.sign.submit)).click()
  const done = page.getByRole('dialog', { name: w.sign.doneTitle.permit })
  await expect(done).toContainText(/\d+\//)
  await expect(done.getByRole('button', exactly(w.common.action.copy))).toBeVisible()
  await check(page)
  await done.getByRole('button', exactly(w.common.action.close)).last().click()
  await expect(page.locator('[data-permit-number]')).toContainText(/\d+\//)
  await expect(signature).toContainText(w.signature.notCertified)
  await expect(signature.getByRole('link', exactly(w.signature.verify))).toBeVisible()
  await expect(page.getByRole('button', exactly(w.permits.action.sign_electronically))).toHaveCount(0)
  // it shows the citizen's numbers in full: only whoever hands it over gets it
  await expect(signature).not.toContainText(w.permits.paper.signed)
  await check(page)
  return id
}

for (const language of ['id', 'en'] as const) {
  const w = words(language)

  test(`a head makes a key, signs one letter and then two at once (${language})`, async ({
    page,
    request,
    personOf,
  }, { project }) => {
    test.setTimeout(240_000)
    const [role, agency] = SIGNERS[`${language} ${project.name}`] ?? ['', '']
    const phone = project.name === 'phone'
    const head = account(role, agency)
    const drafter = account('staff', agency)
    const stamp = `${language} ${project.name} ${Date.now().toString(36)}`
    const first = await submit(request, drafter, head, `Undangan musyawarah ${stamp}`)

    await signIn(page, head)
    if (language === 'en') {
      await page.getByRole('button', { name: 'English' }).click()
      await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    }

    // without a key the dialog shows the way to one
    await page.goto(`/surat/${first}`)
    await page.getByRole('button', exactly(w.sign.open)).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByText(w.sign.noKey)).toBeVisible()
    await check(page)
    await dialog.getByRole('link', exactly(w.sign.toKey)).click()
    await expect(page.getByRole('heading', { level: 1, name: w.key.title })).toBeVisible()
    await expect(page.getByRole('button', exactly(w.make.submit))).toBeVisible()
    await expect(page.getByText(w.key.notCertified)).toBeVisible()
    const type = (label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text)
    await type(w.make.passphrase, PASSPHRASE)
    await type(w.make.repeat, 'lain sama sekali')
    await type(w.make.password, 'bukan kata sandi saya')
    await page.getByRole('button', exactly(w.make.submit)).click()
    await expect(page.getByRole('alert')).toContainText(w.make.mismatch)
    await check(page)
    await type(w.make.repeat, PASSPHRASE)
    await page.getByRole('button', exactly(w.make.submit)).click()
    await expect(page.getByRole('alert')).toContainText(w.make.password)
    await type(w.make.password, head.password)
    await page.getByRole('button', exactly(w.make.submit)).click()
    await expect(page.getByText(w.key.state.active)).toBeVisible()
    await check(page)

    // one letter: it changes while it is looked at, then the passphrase is wrong once
    await page.goto(`/surat/${first}`)
    await page.getByRole('button', exactly(w.sign.open)).click()
    await expect(dialog.locator('iframe')).toHaveAttribute('src', /^blob:/)
    await expect(dialog.getByRole('button', exactly(phone ? w.sign.submit : w.sign.next))).toBeVisible()
    await check(page)
    await change(request, drafter, head, first)
    if (!phone) {
      await dialog.getByRole('button', exactly(w.sign.next)).click()
      await expect(dialog.getByLabel(w.sign.passphrase, { exact: true })).toBeFocused()
      await check(page)
    }
    await type(w.sign.passphrase, PASSPHRASE)
    await dialog.getByRole('button', exactly(w.sign.submit)).click()
    await expect(dialog.getByText(w.sign.stale)).toBeVisible()
    await check(page)
    await dialog.getByRole('button', exactly(w.sign.next)).click()
    await type(w.sign.passphrase, 'bukan frasa sandi saya')
    await dialog.getByRole('button', exactly(w.sign.submit)).click()
    await expect(dialog.getByRole('alert')).toContainText(w.sign.passphrase)
    await check(page)
    await type(w.sign.passphrase, PASSPHRASE)
    await dialog.getByRole('button', exactly(w.sign.submit)).click()
    const done = page.getByRole('dialog', { name: w.sign.doneTitle.letter })
    await expect(done).toContainText(/\d+\//)
    await expect(done.getByRole('button', exactly(w.common.action.copy))).toBeVisible()
    await check(page)
    await done.getByRole('button', exactly(w.common.action.close)).last().click()
    await expect(page.getByText(w.letters.status.approved, { exact: true }).first()).toBeVisible()
    await expect(page.getByRole('button', exactly(w.sign.open))).toHaveCount(0)
    await expect(page.getByRole('button', exactly(w.letters.approve.open))).toHaveCount(0)

    // the letter says by whom it is signed and how that is checked, until it is taken back
    const signature = page.getByRole('region', exactly(w.signature.title))
    await expect(signature).toContainText(w.signature.notCertified)
    const verify = signature.getByRole('link', exactly(w.signature.verify))
    await expect(verify).toHaveAttribute('href', /^\/public\/verify\/\S+$/)
    await check(page)
    await signature.getByRole('button', exactly(w.takeBack.open)).click()
    await dialog.getByRole('button', exactly(w.takeBack.submit)).click()
    await expect(dialog.getByRole('alert')).toContainText(w.takeBack.reason)
    await type(w.takeBack.reason, 'Salah tanggal')
    await check(page)
    await dialog.getByRole('button', exactly(w.takeBack.submit)).click()
    await expect(signature).toContainText(w.signature.revoked)
    await expect(signature).toContainText('Salah tanggal')
    await expect(signature.getByRole('button', exactly(w.takeBack.open))).toHaveCount(0)
    await check(page)

    // a head of office on a phone signs what waits in three taps: the letter, its button, the button below the passphrase
    if (phone) {
      const subject = `Tiga ketukan ${stamp}`
      await submit(request, drafter, head, subject)
      await page.goto('/surat?box=to_approve')
      await page.locator('[data-letter]').filter({ hasText: subject }).tap()
      await page.getByRole('button', exactly(w.sign.open)).tap()
      await expect(dialog.locator('iframe')).toHaveAttribute('src', /^blob:/)
      await type(w.sign.passphrase, PASSPHRASE)
      await page.screenshot({ path: `test-results/sign-in-three-${language}.png` })
      await dialog.getByRole('button', exactly(w.sign.submit)).tap()
      const done = page.getByRole('dialog', { name: w.sign.doneTitle.letter })
      await expect(done).toContainText(/\d+\//)
      await done.getByRole('button', exactly(w.common.action.close)).last().click()
    }

    // two of three at once: the third is not read and so not signed
    for (const place of [1, 2, 3]) await submit(request, drafter, head, `Edaran ${place} ${stamp}`)
    await page.goto(`/surat?box=to_approve&q=${encodeURIComponent(stamp)}`)
    await expect(page.getByText(`Edaran 3 ${stamp}`)).toBeVisible()
    await page.getByRole('checkbox', exactly(w.batch.all)).check()
    await check(page)
    await page.getByRole('button', counted(w.batch.open_other, 3)).click()
    for (const last of [false, true]) {
      await expect(dialog.locator('iframe')).toHaveAttribute('src', /^blob:/)
      await dialog.getByRole('checkbox', { name: w.batch.tick }).check()
      await check(page)
      if (!last) await dialog.getByRole('button', exactly(w.batch.next)).click()
    }
    await dialog.getByRole('button', counted(w.batch.proceed_other, 2)).click()
    await check(page)
    await type(w.sign.passphrase, PASSPHRASE)
    await dialog.getByRole('button', counted(w.batch.submit_other, 2)).click()
    const results = dialog.getByRole('list', exactly(w.batch.results))
    await expect(results.getByRole('listitem')).toHaveCount(2)
    await expect(results.getByText(w.batch.signed, { exact: true })).toHaveCount(2)
    await expect(results.getByRole('listitem').first()).toContainText(/\d+\//)
    await check(page)
    await dialog.getByRole('button', exactly(w.common.action.close)).last().click()
    await expect(page.locator('[data-letter]')).toHaveCount(1)
    await expect(page.getByRole('button', counted(w.batch.open_one, 1))).toBeVisible()

    await page.goto('/antrean-tanda-tangan')
    await expect(page.getByText(w.queue.empty)).toBeVisible()
    await check(page)

    if (agency === VILLAGE.code) {
      const id = await signPermit(page, request, language, phone)
      const counter = await personOf(staff('counter_officer'))
      const asked: string[] = []
      counter.on('request', (one) => asked.push(new URL(one.url()).pathname))
      await counter.goto(`/layanan-loket/${id}`)
      await expect(counter.getByText(w.permits.paper.signedHint)).toBeVisible()
      await check(counter)
      // each look is recorded, so there is none before somebody asks for it
      expect(asked.filter((one) => one.endsWith('/signed-paper'))).toEqual([])
      const download = counter.waitForEvent('download')
      const save = `${w.common.file.save}: ${w.permits.paper.signedName}`
      await counter.getByRole('button', exactly(save)).click()
      expect((await download).suggestedFilename()).toBe(w.permits.paper.signedName)
      expect(asked.filter((one) => one.endsWith('/signed-paper'))).toHaveLength(1)
    }

    // the key is given up, from where the account menu leads
    await page.getByRole('button', exactly(w.common.account.open)).click()
    await page.getByRole('link', exactly(w.common.account.signature)).click()
    await page.getByRole('button', exactly(w.change.open)).click()
    await check(page)
    await page.keyboard.press('Escape')
    await page.getByRole('button', exactly(w.revoke.open)).click()
    await check(page)
    await page.getByRole('button', exactly(w.revoke.confirm)).click()
    await expect(page.getByText(w.key.state.revoked, { exact: true })).toBeVisible()
    await expect(page.getByRole('button', exactly(w.make.submit))).toBeVisible()
    await check(page)
  })
}
