import { createHash } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expect, expectAccessible, expectFits, signIn, test } from './fixtures'
import { breakingLine } from './line'
import { fillFromHome, SCAN, someone, staff, VILLAGE } from './permits'

const BASE = process.env['PAMONG_E2E_URL'] ?? 'http://127.0.0.1:8080'

/** A whole PDF of so many bytes, no two stretches of which are equal. */
function scan(bytes: number): Buffer {
  const lines: string[] = []
  for (let size = 0, line = 0; size < bytes; line++) {
    const text = `% baris ${line} ${Math.random()}\n`
    lines.push(text)
    size += text.length
  }
  const [head, ...rest] = SCAN.buffer.toString().split('\n')
  return Buffer.from(`${head}\n${lines.join('')}${rest.join('\n')}`)
}

/** The page of an application, open at its files. */
async function atFiles(page: Page, base = ''): Promise<void> {
  await page.goto(`${base}/ajukan/KEL-SKD`)
  await page.getByLabel('Kelurahan yang dituju').selectOption({ label: VILLAGE.name })
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await fillFromHome(page, someone())
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await expect(page.getByRole('heading', { name: /Langkah 3/ })).toBeVisible()
}

const letterOfRt = (page: Page) => page.getByLabel('Surat pengantar RT')

/** The upload that the browser was given at the end. */
async function uploaded(page: Page): Promise<{ sha256: string; size_bytes: number; media_type: string }> {
  const answer = await page.waitForResponse(
    (response) =>
      response.url().includes('/uploads') &&
      response.status() === 201 &&
      response.request().method() !== 'POST',
    { timeout: 100_000 },
  )
  return answer.json()
}

const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex')

test.describe('on a bad line', () => {
  // each break is an error for the browser's console, and expected here
  test.use({ cleanConsole: undefined })

  test('a file arrives over a line that breaks every 200 kB', async ({ page }) => {
    test.setTimeout(180_000)
    const line = await breakingLine(BASE, 200_000)
    const content = scan(3_000_000)
    try {
      await atFiles(page, line.url)
      const arrived = uploaded(page)
      await letterOfRt(page).setInputFiles({ ...SCAN, buffer: content })
      await expect(page.getByText('dilanjutkan sendiri begitu tersambung lagi')).toBeVisible()
      await page.screenshot({ path: test.info().outputPath('waiting.png'), fullPage: true })
      expect(await arrived).toMatchObject({ sha256: sha256(content), size_bytes: content.length })
      await expect(page.getByText('kartu-keluarga.pdf terunggah')).toBeVisible()
      expect(line.breaks()).toBeGreaterThanOrEqual(14)
    } finally {
      await line.close()
    }
  })

  test('a file is continued after a reload, and can be cancelled', async ({ page }) => {
    test.setTimeout(90_000)
    const content = scan(2_500_000)
    let pieces = 0
    await page.route('**/uploads/resumable/*', (route) => {
      if (route.request().method() !== 'PATCH') return route.continue()
      pieces += 1
      return pieces > 2 ? route.abort() : route.continue()
    })
    await atFiles(page)
    await letterOfRt(page).setInputFiles({ ...SCAN, buffer: content })
    await expect(page.getByText('dilanjutkan sendiri begitu tersambung lagi')).toBeVisible()
    await page.unroute('**/uploads/resumable/*')
    await page.reload()
    await atFiles(page)
    const offsets: string[] = []
    page.on('request', (request) => {
      if (request.method() === 'PATCH') offsets.push(request.headers()['upload-offset'] ?? '')
    })
    const arrived = uploaded(page)
    await letterOfRt(page).setInputFiles({ ...SCAN, buffer: content })
    expect((await arrived).sha256).toBe(sha256(content))
    expect(offsets[0]).toBe('1048576')
    // the next one is given up
    await page.route('**/uploads/resumable/*', (route) => route.abort())
    await page.getByLabel('Fotokopi KTP-el pemohon').setInputFiles({ ...SCAN, buffer: scan(1_500_000) })
    await page.getByRole('button', { name: 'Batalkan' }).click()
    await expect(page.getByText('dilanjutkan sendiri')).toHaveCount(0)
    await expect(page.getByLabel('Fotokopi KTP-el pemohon')).toBeVisible()
  })
})

test('staff send a large scan in pieces', async ({ page }) => {
  const content = scan(1_800_000)
  await signIn(page, staff('registry_clerk'))
  await page.goto('/surat/baru-masuk')
  const arrived = uploaded(page)
  await page
    .locator('input[type=file]:not([capture])')
    .first()
    .setInputFiles({ ...SCAN, buffer: content })
  expect((await arrived).sha256).toBe(sha256(content))
  await expect(page.getByText('kartu-keluarga.pdf terunggah')).toBeVisible()
  await expectAccessible(page)
  await expectFits(page)
})

/** A photo as a phone on its side takes it: 3,000 × 1,200 pixels, to be turned to the right, with a place in its notes. */
async function photo(page: Page): Promise<Buffer> {
  const plain = await page.evaluate(async () => {
    const canvas = document.createElement('canvas')
    canvas.width = 3000
    canvas.height = 1200
    const pen = canvas.getContext('2d')
    if (!pen) throw new Error('no canvas')
    pen.fillStyle = '#fff'
    pen.fillRect(0, 0, 3000, 1200)
    pen.fillStyle = '#c00'
    pen.fillRect(0, 0, 600, 1200)
    return canvas.toDataURL('image/jpeg', 0.9).split(',')[1] ?? ''
  })
  const picture = Buffer.from(plain, 'base64')
  // TIFF, big-endian: orientation 6 (turn right), and the beginning of a GPS part
  const tiff = Buffer.from(
    '4d4d002a00000008' +
      '0002' +
      '0112000300000001' +
      '00060000' +
      '8825000400000001' +
      '00000026' +
      '00000000' +
      '0000',
    'hex',
  )
  const notes = Buffer.concat([
    Buffer.from('Exif\0\0GPS-JAMBI').subarray(0, 6),
    tiff,
    Buffer.from('GPS-JAMBI'),
  ])
  const length = Buffer.alloc(2)
  length.writeUInt16BE(notes.length + 2)
  return Buffer.concat([
    picture.subarray(0, 2),
    Buffer.from([0xff, 0xe1]),
    length,
    notes,
    picture.subarray(2),
  ])
}

test('a photo is made smaller, upright and without its place, unless it is wanted as it is', async ({
  page,
}) => {
  test.setTimeout(60_000)
  await atFiles(page)
  await expectAccessible(page)
  await expectFits(page)
  await page.screenshot({ path: test.info().outputPath('files.png'), fullPage: true })
  const buffer = await photo(page)
  const file = { name: 'ktp.jpg', mimeType: 'image/jpeg', buffer }
  const sizes: number[] = []
  page.on('response', async (response) => {
    if (response.url().endsWith('/public/uploads')) sizes.push((await response.json()).size_bytes)
  })
  await letterOfRt(page).setInputFiles(file)
  await expect(page.getByText('ktp.jpg terunggah')).toHaveCount(1)
  await page.getByLabel('Kirim foto ukuran asli').check()
  await page.getByLabel('Fotokopi KTP-el pemohon').setInputFiles(file)
  await expect(page.getByText('ktp.jpg terunggah')).toHaveCount(2)
  await expect.poll(() => sizes.length).toBe(2)
  expect(sizes[1]).toBe(buffer.length)
  expect(sizes[0]).toBeLessThan(buffer.length)
  // what the page makes of it, looked at with the same code
  const made = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
    const sent: Blob[] = []
    const send = XMLHttpRequest.prototype.send
    XMLHttpRequest.prototype.send = function (body) {
      if (body instanceof FormData) sent.push(body.get('file') as Blob)
      return send.call(this, body)
    }
    const input = document.querySelectorAll<HTMLInputElement>('input[type=file]')
    const box = document.querySelector<HTMLInputElement>('.choice input')
    box?.click()
    const files = new DataTransfer()
    files.items.add(new File([bytes], 'kk.jpg', { type: 'image/jpeg' }))
    const last = input[input.length - 1]
    if (!last) throw new Error('no field')
    last.files = files.files
    // after the box has been drawn
    await new Promise((drawn) => setTimeout(drawn, 100))
    last.dispatchEvent(new Event('change', { bubbles: true }))
    while (sent.length === 0) await new Promise((later) => setTimeout(later, 50))
    XMLHttpRequest.prototype.send = send
    const blob = sent[0] as Blob
    const bitmap = await createImageBitmap(blob)
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
    const pen = canvas.getContext('2d')
    pen?.drawImage(bitmap, 0, 0)
    const top = pen?.getImageData(bitmap.width / 2, 20, 1, 1).data
    const text = new TextDecoder('latin1').decode(await blob.arrayBuffer())
    return {
      width: bitmap.width,
      height: bitmap.height,
      red: top?.[0],
      green: top?.[1],
      notes: text.includes('Exif') || text.includes('GPS'),
    }
  }, buffer.toString('base64'))
  // turned to the right: the red left side is on top
  expect(made).toMatchObject({ width: 800, height: 2000, notes: false })
  expect(made.red).toBeGreaterThan(150)
  expect(made.green).toBeLessThan(90)
})

test('a file that means harm is refused in words that say what to do', async ({ page }) => {
  await atFiles(page)
  const field = letterOfRt(page)
  const picture = Buffer.concat([
    Buffer.from('89504e470d0a1a0a0000000d49484452000027100000271008020000003f3f3f3f', 'hex'),
    Buffer.from('0000000049454e44ae426082', 'hex'),
  ])
  const pdf = SCAN.buffer.toString()
  const script = pdf.replace('/Type/Catalog', '/Type/Catalog/OpenAction<</S/J#61vaScript/JS(1)>>')
  const inside = pdf.replace('/Type/Catalog', '/Type/Catalog/Names<</EmbeddedFiles<<>>>>')
  for (const [name, mimeType, buffer, words] of [
    [
      'tagihan.pdf',
      'application/pdf',
      Buffer.from('MZ\x90\0 %PDF-1.7 %%EOF'),
      /gunakan PDF, JPEG atau PNG yang utuh/,
    ],
    [
      'surat.pdf',
      'application/pdf',
      Buffer.from(script),
      /memuat skrip .*JavaScript.*Cetak ulang menjadi PDF biasa/,
    ],
    [
      'paket.pdf',
      'application/pdf',
      Buffer.from(inside),
      /berkas lain di dalamnya.*unggah tiap berkas tersendiri/,
    ],
    ['peta.png', 'image/png', picture, /100 megapiksel; paling besar 50\. Perkecil/],
    ['peta.svg', 'image/svg+xml', Buffer.from('<svg/>'), /gunakan PDF, JPG, atau PNG/],
  ] as const) {
    await field.setInputFiles({ name, mimeType, buffer })
    await expect(page.locator('.error')).toContainText(words)
  }
  await field.setInputFiles({ name: 'surat.pdf', mimeType: 'application/pdf', buffer: Buffer.from(script) })
  await expect(page.locator('.error')).toContainText('memuat skrip')
  await expectAccessible(page)
  await expectFits(page)
  await page.screenshot({ path: test.info().outputPath('refused.png'), fullPage: true })
  await page.getByRole('button', { name: 'English' }).click()
  await field.setInputFiles({ name: 'surat.pdf', mimeType: 'application/pdf', buffer: Buffer.from(script) })
  await expect(page.locator('.error')).toContainText('Print it to a plain PDF, or scan the paper')
})
