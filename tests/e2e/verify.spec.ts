import type { APIRequestContext, Page } from '@playwright/test'
import { caller } from './caller'
import { account, expect, expectAccessible, expectFits, test } from './fixtures'
import { SCAN } from './permits'

const PASSPHRASE = 'sungai batanghari tenang'

/** A letter that the mayor signs, who has no key from another test, and its file. */
async function signedLetter(request: APIRequestContext) {
  const who = account('mayor')
  const head = await caller(request, who)
  const clerk = await caller(request, account('staff', who.agency))
  if ((await head.send('GET', '/me/signing-key')).body.state === 'none')
    // Two tests may make it at once: the second is told that there is one.
    await head
      .send('POST', '/me/signing-key', { passphrase: PASSPHRASE, password: who.password })
      .catch(() => null)
  const draft = await clerk.send('POST', '/letters', {
    direction: 'outgoing',
    kind: 'SD',
    subject: 'Permintaan data penduduk',
    body: 'Dengan hormat, mohon kirimkan data penduduk per RT.',
    classification_code: '400.12.3',
    urgency: 'normal',
    security_level: 'open',
    addressees: [{ name: 'Ketua RT 05', kind: 'to' }],
    approver_position_id: head.position,
  })
  const path = `/letters/${draft.body.id}`
  await clerk.send('POST', `${path}/submission`)
  const { etag } = await head.send('GET', path)
  const signed = await head.send('POST', `${path}/signature`, { passphrase: PASSPHRASE }, etag)
  const { bytes } = await head.send('GET', `${path}/paper`)
  return { number: signed.body.letter_number as string, bytes, path, head }
}

const file = (buffer: Buffer) => ({ name: 'naskah.pdf', mimeType: 'application/pdf', buffer })

async function checkFile(page: Page, buffer: Buffer) {
  await page.goto('/public/verify')
  await page.getByLabel('Berkas PDF').setInputFiles(file(buffer))
  await page.getByRole('button', { name: 'Periksa berkas' }).click()
}

async function shows(page: Page, headline: string | RegExp) {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(headline)
  await expectFits(page)
}

/** What every page shows, in the order of the visit; the second run, with script, looks at it with axe. */
async function walk(page: Page, request: APIRequestContext, looked: (page: Page) => Promise<void>) {
  await page.goto('/public/verify')
  await shows(page, 'Periksa keaslian naskah')
  await looked(page)
  await page.getByLabel('Kode verifikasi').fill('0a1b2-c3d4e-5f6g')
  await page.getByRole('button', { name: 'Periksa kode' }).click()
  await shows(page, /salah ketik|tidak dikenal/)
  await looked(page)
  await page.getByLabel('Kode verifikasi').fill('00000 00000 0000')
  await page.getByRole('button', { name: 'Periksa kode' }).click()
  await shows(page, 'Kode ini tidak dikenal')
  await page.getByRole('link', { name: 'English' }).click()
  await shows(page, 'This code is not known')
  await looked(page)

  const letter = await signedLetter(request)
  await checkFile(page, letter.bytes)
  await shows(page, 'Naskah ini asli dan berlaku')
  await expect(page.getByText('sama persis, bita demi bita')).toBeVisible()
  await expect(page.getByText(letter.number)).toBeVisible()
  await looked(page)
  const code = (await page.locator('dd').last().textContent()) ?? ''
  await page.goto(`/PUBLIC/VERIFY/${code.replaceAll('-', '')}`)
  await shows(page, 'Naskah ini asli dan berlaku')
  await looked(page)

  const changed = Buffer.from(letter.bytes)
  const at = changed.indexOf('stream\n') + 27
  changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
  await checkFile(page, changed)
  await shows(page, 'Berkas ini sudah diubah setelah ditandatangani')
  await looked(page)
  await checkFile(page, Buffer.concat([letter.bytes, Buffer.from('% tambahan\n')]))
  await expect(page.getByRole('heading', { name: 'Naskah yang sebenarnya ditandatangani' })).toBeVisible()
  await expectFits(page)
  await checkFile(page, SCAN.buffer)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Berkas ini bukan naskah yang tercatat di sini',
  )
  await checkFile(page, Buffer.from('bukan PDF'))
  await shows(page, 'Belum dapat diperiksa')
  await looked(page)

  await letter.head.send('POST', `${letter.path}/revocation`, { reason: 'Salah lampiran' })
  await page.goto(`/public/verify/${code}?lang=en`)
  await shows(page, 'This paper was revoked and is not valid')
  await expect(page.getByText('Salah lampiran')).toBeVisible()
  await looked(page)
}

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } })

  test('anyone can verify a paper by code and by file', async ({ page, request }) => {
    test.setTimeout(90_000)
    await walk(page, request, async () => undefined)
  })
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`the pages of verification are accessible, ${colorScheme}`, async ({ page, request }) => {
    test.setTimeout(120_000)
    await page.emulateMedia({ colorScheme })
    await walk(page, request, expectAccessible)
  })

test.describe('without a network', () => {
  test.use({ serviceWorkers: 'allow', viewport: { width: 320, height: 640 } })

  test('the installed page opens and judges', async ({ page, context }) => {
    await page.goto('/periksa')
    await expect(page.getByText(/^Daftar naskah yang dicabut diambil pada .* WIB/)).toBeVisible()
    await page.evaluate(() => navigator.serviceWorker.ready)
    await expect
      .poll(() => page.evaluate(async () => (await (await caches.open('periksa')).keys()).length))
      .toBeGreaterThan(2)
    await context.setOffline(true)
    await page.reload()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Periksa naskah tanpa jaringan')
    await page.getByLabel('Isi kode QR').fill('https://contoh.id/public/verify/00000000000000#ABCD')
    await page.getByRole('button', { name: 'Periksa', exact: true }).click()
    await expect(page.getByRole('status')).toContainText('rusak atau tidak tersalin')
    // A page that a service worker controls still reaches the API when the browser is only told to be offline.
    await page.evaluate(() => {
      window.fetch = () => Promise.reject(new TypeError('offline'))
    })
    await page.getByRole('button', { name: 'Perbarui daftar' }).click()
    await expect(page.getByRole('alert')).toContainText('Tidak ada jaringan')
    await expectAccessible(page)
    await expectFits(page)
    await page.getByRole('button', { name: 'English' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check a paper without a network')
    // The rest of the application is not kept.
    await expect(page.goto('/lacak')).rejects.toThrow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/)
    await context.setOffline(false)
  })
})
