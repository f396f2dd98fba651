import { createHash } from 'node:crypto'
import type { APIRequestContext, BrowserContext, Page } from '@playwright/test'
import { type Account, expect, expectAccessible, expectFits, signIn, test } from './fixtures'
import { breakingLine, type Line } from './line'
import { applied, someone, staff } from './permits'

const BASE = process.env['PAMONG_E2E_URL'] ?? 'http://127.0.0.1:8080'

interface Photo {
  id: string
  caption: string | null
  latitude: number | null
  sha256: string
  size_bytes: number
}

interface Visit {
  id: string
  findings: string
  photos: Photo[]
}

/** The server itself, beside the line that is cut. */
class Office {
  private readonly request: APIRequestContext
  private readonly token: string
  readonly id: string

  private constructor(request: APIRequestContext, token: string, id: string) {
    this.request = request
    this.token = token
    this.id = id
  }

  /** Somebody of the office, with an application that stands at its field check. */
  static async at(request: APIRequestContext, who: Account): Promise<Office> {
    const name = someone()
    await applied(request, name)
    const { username, password } = who
    const login = await request.post(`${BASE}/api/v1/auth/login`, { data: { username, password } })
    const token = (await login.json()).access_token
    const list = new Office(request, token, '')
    const found = await list.get(`/permit-applications?q=${encodeURIComponent(name)}`)
    const office = new Office(request, token, found.items[0].id)
    for (const action of ['accept', 'request_field_check']) await office.step(action)
    return office
  }

  private headers() {
    return { authorization: `Bearer ${this.token}` }
  }

  async get(path: string) {
    const answer = await this.request.get(`${BASE}/api/v1${path}`, { headers: this.headers() })
    expect(answer.status()).toBe(200)
    return answer.json()
  }

  async step(action: string): Promise<void> {
    const path = `${BASE}/api/v1/permit-applications/${this.id}/transitions`
    const answer = await this.request.post(path, { headers: this.headers(), data: { action, note: 'Uji' } })
    expect(answer.status()).toBe(200)
  }

  async visits(): Promise<Visit[]> {
    return (await this.get(`/permit-applications/${this.id}`)).visits
  }

  /** SHA-256 of the bytes of a photo, as the server sends them. */
  async bytesOf(visit: Visit, photo: Photo): Promise<string> {
    const path = `/permit-applications/${this.id}/visits/${visit.id}/photos/${photo.id}`
    const answer = await this.request.get(`${BASE}/api/v1${path}`, { headers: this.headers() })
    return createHash('sha256')
      .update(await answer.body())
      .digest('hex')
  }
}

/** Photos as a phone takes them: larger than they are kept, no two alike, with the camera's notes. */
async function photos(page: Page, count: number) {
  const plain = await page.evaluate(async (many) => {
    const made: string[] = []
    for (let i = 0; i < many; i++) {
      const canvas = document.createElement('canvas')
      canvas.width = 2400
      canvas.height = 1800
      const pen = canvas.getContext('2d')
      if (!pen) throw new Error('no canvas')
      for (let y = 0; y < 1800; y += 30)
        for (let x = 0; x < 2400; x += 30) {
          pen.fillStyle = `hsl(${(x * y + i * 37) % 360} 60% ${30 + ((x + y * i) % 40)}%)`
          pen.fillRect(x, y, 30, 30)
        }
      pen.fillStyle = '#fff'
      pen.font = '600px sans-serif'
      pen.fillText(String(i + 1), 700, 1100)
      made.push(canvas.toDataURL('image/jpeg', 0.9).split(',')[1] ?? '')
    }
    return made
  }, count)
  const notes = Buffer.from('Exif\0\0MM\0*\0\0\0\x08\0\0', 'latin1')
  const segment = Buffer.concat([Buffer.from([0xff, 0xe1, 0, notes.length + 2]), notes])
  return plain.map((base64, i) => {
    const picture = Buffer.from(base64, 'base64')
    const buffer = Buffer.concat([picture.subarray(0, 2), segment, picture.subarray(2)])
    return { name: `IMG_${i + 1}.jpg`, mimeType: 'image/jpeg', buffer }
  })
}

/** What the browser keeps of all photos, as their fingerprints. */
function keptPhotos(page: Page): Promise<{ sha256: string; size: number }[]> {
  return page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((done, failed) => {
      const asked = indexedDB.open('pamong.visits')
      asked.onsuccess = () => done(asked.result)
      asked.onerror = () => failed(asked.error)
    })
    const all = await new Promise<{ jpeg: ArrayBuffer }[]>((done) => {
      const asked = db.transaction('photos').objectStore('photos').getAll()
      asked.onsuccess = () => done(asked.result)
    })
    db.close()
    const prints = all.map(async ({ jpeg }) => {
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', jpeg))
      const sha256 = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
      return { sha256, size: jpeg.byteLength }
    })
    return Promise.all(prints)
  })
}

/** Signs in over the line, opens the case once while there is a network, and waits until the page is kept. */
async function takeAlong(page: Page, line: Line, who: Account, id: string): Promise<void> {
  await page.goto(`${line.url}/masuk?ke=/kunjungan/${id}`)
  await page.getByLabel('Nama pengguna').fill(who.username)
  await page.getByLabel('Kata sandi').fill(who.password)
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Laporan kunjungan' })).toBeVisible()
  await expect
    .poll(() => page.evaluate(async () => (await (await caches.open('kunjungan')).keys()).length))
    .toBeGreaterThan(30)
}

async function cutOff(context: BrowserContext, line: Line): Promise<void> {
  line.cut()
  await context.setOffline(true)
}

async function reconnect(context: BrowserContext, line: Line): Promise<void> {
  line.mend()
  await context.setOffline(false)
}

const choose = (page: Page) => page.getByLabel('Pilih foto').and(page.locator('input'))
const outbox = (page: Page) => page.getByRole('region', { name: 'Tersimpan dan terkirim' })

/** The report is there once and whole: as many photos as were kept, each byte for byte. */
async function expectWhole(office: Office, kept: { sha256: string; size: number }[]): Promise<Visit> {
  const visits = await office.visits()
  expect(visits).toHaveLength(1)
  const [visit] = visits
  if (!visit) throw new Error('no visit')
  const order = (a: { sha256: string }, b: { sha256: string }) => a.sha256.localeCompare(b.sha256)
  const there = visit.photos.map(({ sha256, size_bytes }) => ({ sha256, size: size_bytes }))
  expect(there.sort(order)).toEqual([...kept].sort(order))
  for (const photo of visit.photos) expect(await office.bytesOf(visit, photo)).toBe(photo.sha256)
  return visit
}

test.describe('without a network', () => {
  // a line that is cut is an error for the browser's console, and expected here
  test.use({
    cleanConsole: undefined,
    serviceWorkers: 'allow',
    geolocation: { latitude: -1.610123, longitude: 103.613124, accuracy: 9 },
    permissions: ['geolocation'],
  })

  test('a visit of 12 photos arrives once and whole, also when the tab was closed between', async ({
    page,
    context,
    request,
  }, info) => {
    test.setTimeout(180_000)
    const who = staff('section_head')
    const office = await Office.at(request, who)
    const line = await breakingLine(BASE)
    try {
      await takeAlong(page, line, who, office.id)
      const files = await photos(page, 12)
      await cutOff(context, line)
      await expect(page.getByText('Tanpa jaringan')).toBeVisible()
      await page.getByLabel('Apa yang ditemukan').fill('Lapak berdiri di atas saluran air.')
      await page.getByLabel('Ada keberatan', { exact: true }).check()
      await choose(page).setInputFiles(files.slice(0, 7))
      await expect(page.getByText('Foto (7 dari 20)')).toBeVisible({ timeout: 30_000 })
      await expect(page.getByText('Tempat tercatat, ketelitian 9 m')).toHaveCount(7)
      await page.getByLabel('Keterangan foto 1 ').fill('Sisi jalan')
      await page.screenshot({ path: info.outputPath('offline.png'), fullPage: true })
      await page.close()

      // the phone was in the pocket: a new tab, still without a network and so without a session
      const again = await context.newPage()
      await again.goto(`${line.url}/kunjungan/${office.id}`)
      await expect(again.getByText('Foto (7 dari 20)')).toBeVisible()
      await expect(again.getByLabel('Apa yang ditemukan')).toHaveValue('Lapak berdiri di atas saluran air.')
      await expect(again.getByLabel('Keterangan foto 1 ')).toHaveValue('Sisi jalan')
      await choose(again).setInputFiles(files.slice(7))
      await expect(again.getByText('Foto (12 dari 20)')).toBeVisible({ timeout: 30_000 })
      await expectAccessible(again)
      await expectFits(again)
      await expect(again.getByText('Tempat tercatat, ketelitian 9 m')).toHaveCount(12)
      await again.getByRole('button', { name: 'Kirim', exact: true }).click()
      await expect(outbox(again).getByText('Menunggu jaringan')).toBeVisible()
      const kept = await keptPhotos(again)
      expect(kept).toHaveLength(12)
      await again.screenshot({ path: info.outputPath('waiting.png'), fullPage: true })
      expect(await office.visits()).toHaveLength(0)
      await again.close()

      // a third tab finds the network again
      const last = await context.newPage()
      await last.goto(`${line.url}/kunjungan/${office.id}`)
      await expect(outbox(last).getByText('Menunggu jaringan')).toBeVisible()
      await reconnect(context, line)
      await expect(outbox(last).getByText('Sudah sampai', { exact: true })).toBeVisible({ timeout: 60_000 })
      await last.screenshot({ path: info.outputPath('arrived.png'), fullPage: true })
      const visit = await expectWhole(office, kept)
      expect(visit.findings).toBe('Lapak berdiri di atas saluran air.')
      expect(visit.photos[0]).toMatchObject({ caption: 'Sisi jalan', latitude: -1.610123 })
      // nothing of it stays on the phone
      expect(await keptPhotos(last)).toEqual([])
      await expectAccessible(last)
      await expectFits(last)
    } finally {
      await line.close()
    }
  })

  test('a line that is cut in the middle of sending makes nothing double', async ({
    page,
    context,
    request,
  }) => {
    test.setTimeout(180_000)
    const who = staff('section_head')
    const office = await Office.at(request, who)
    const line = await breakingLine(BASE)
    try {
      await takeAlong(page, line, who, office.id)
      const files = await photos(page, 12)
      await cutOff(context, line)
      await choose(page).setInputFiles(files)
      await expect(page.getByText('Foto (12 dari 20)')).toBeVisible({ timeout: 60_000 })
      await page.getByLabel('Apa yang ditemukan').fill('Sesuai dengan gambar.')
      await page.getByRole('button', { name: 'Kirim', exact: true }).click()
      const kept = await keptPhotos(page)
      const total = kept.reduce((sum, { size }) => sum + size, 0)
      // in the middle of a photo, without the browser noticing that the network is gone
      const begun: string[] = []
      context.on('request', (asked) => {
        if (asked.method() === 'POST' && asked.url().endsWith('/uploads/resumable')) begun.push(asked.url())
      })
      await reconnect(context, line)
      line.cutAfter(Math.round(total * 0.45))
      await expect(outbox(page).getByText(/Foto [4-8] dari 12/)).toBeVisible({ timeout: 60_000 })
      await expect
        .poll(async () =>
          page.evaluate(() =>
            fetch('/healthz').then(
              () => 'there',
              () => 'gone',
            ),
          ),
        )
        .toBe('gone')
      await page.close()
      expect(await office.visits()).toHaveLength(0)

      const again = await context.newPage()
      await context.setOffline(true)
      await again.goto(`${line.url}/kunjungan/${office.id}`)
      await expect(outbox(again).getByText('Menunggu jaringan')).toBeVisible()
      await reconnect(context, line)
      await expect(outbox(again).getByText('Sudah sampai', { exact: true })).toBeVisible({ timeout: 60_000 })
      await expectWhole(office, kept)
      // each photo was begun once: what had arrived was not sent again, and the torn one went on
      expect(begun).toHaveLength(12)
    } finally {
      await line.close()
    }
  })

  test('a refused visit says why, and is corrected or discarded', async ({
    page,
    context,
    request,
  }, info) => {
    test.setTimeout(120_000)
    const who = staff('section_head')
    const office = await Office.at(request, who)
    const line = await breakingLine(BASE)
    try {
      await takeAlong(page, line, who, office.id)
      await page.getByRole('button', { name: 'Kirim', exact: true }).click()
      await expect(page.getByText('Wajib diisi').filter({ visible: true }).first()).toBeVisible()
      await page.getByLabel('Apa yang ditemukan').fill('Pemilik bernomor 1571014508689001')
      await page.getByRole('button', { name: 'Kirim', exact: true }).click()
      await expect(outbox(page).getByText('Ditolak')).toBeVisible()
      await expect(outbox(page)).toContainText(
        'Apa yang ditemukan: NIK dan nomor KK hanya ditulis di isiannya',
      )
      await expectAccessible(page)
      await expectFits(page)
      await page.screenshot({ path: info.outputPath('refused.png'), fullPage: true })
      await outbox(page).getByRole('button', { name: 'Perbaiki' }).click()
      // the report comes back into the form before it is changed
      await expect(page.getByLabel('Apa yang ditemukan')).toHaveValue(/1571014508689001/)
      await page.getByLabel('Apa yang ditemukan').fill('Pemilik ada di tempat.')
      // meanwhile somebody closes the field check
      await cutOff(context, line)
      await page.getByRole('button', { name: 'Kirim', exact: true }).click()
      await office.step('complete_field_check')
      await reconnect(context, line)
      await expect(outbox(page)).toContainText('statusnya sudah berubah')
      await outbox(page).getByRole('button', { name: 'Buang' }).click()
      const dialog = page.getByRole('dialog')
      await expectAccessible(page)
      await dialog.getByRole('button', { name: 'Buang' }).click()
      await expect(outbox(page).getByText('Tidak ada laporan yang menunggu.')).toBeVisible()
      expect(await office.visits()).toHaveLength(0)
    } finally {
      await line.close()
    }
  })
})

test('a reported visit is on the page of the application, and who signs out leaves nothing to see', async ({
  page,
  request,
}, info) => {
  test.setTimeout(60_000)
  const who = staff('section_head')
  const office = await Office.at(request, who)
  await signIn(page, who)
  await page.goto(`/layanan-loket/${office.id}`)
  await page.getByRole('main').getByRole('link', { name: 'Kunjungan lapangan' }).click()
  await page.getByLabel('Apa yang ditemukan').fill('Bangunan sesuai.')
  await choose(page).setInputFiles(await photos(page, 1))
  await expect(page.getByText('Foto (1 dari 20)')).toBeVisible()
  await page.getByRole('button', { name: 'Kirim', exact: true }).click()
  await page.getByRole('link', { name: 'Buka permohonan' }).click()
  const reports = page.getByRole('region', { name: 'Kunjungan lapangan' })
  await expect(reports).toContainText('Bangunan sesuai.')
  await reports.getByRole('button', { name: 'Lihat: Foto 1' }).click()
  await expect(reports.getByRole('img', { name: 'Foto 1' })).toBeVisible()
  await expectAccessible(page)
  await expectFits(page)
  await page.screenshot({ path: info.outputPath('reported.png'), fullPage: true })
  await page.getByRole('button', { name: 'Akun dan tampilan' }).click()
  await page.getByRole('button', { name: 'Keluar', exact: true }).click()
  await expect(page.getByLabel('Nama pengguna')).toBeVisible()
  await page.goto(`/kunjungan/${office.id}`)
  await expect(page.getByRole('link', { name: 'Masuk lagi' })).toBeVisible()
  await expect(page.getByText('Sudah sampai')).toHaveCount(0)
})
