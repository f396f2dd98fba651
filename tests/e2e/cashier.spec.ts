import type { APIRequestContext } from '@playwright/test'
import { caller } from './caller'
import { type Account, account, check, expect, openPage, signIn, test } from './fixtures'
import { cashierOf, expectTracked, published, someone } from './permits'

const FEE = 25_000

const DISTRICT = '15.71.01'

interface Office {
  cashier: Account
  head: Account
  counter: Account
}

async function officeWithCashier(request: APIRequestContext, name: string): Promise<Office> {
  const [head, counter] = [account('sub_district_head', DISTRICT), account('counter_officer', DISTRICT)]
  return { head, counter, cashier: await cashierOf(request, head, name) }
}

/** A service of sub-districts that costs something; gives its code and id. */
async function service(request: APIRequestContext, name: string, fee: number) {
  const keeper = await caller(request, account('administrator'))
  const code = `KEC-${Date.now().toString(36).toUpperCase()}${Math.floor(Math.random() * 1000)}`
  const text = { type: 'string', maxLength: 200 }
  const definition = {
    name_id: name,
    name_en: `${name} (en)`,
    level: 'sub_district',
    kind: 'non_permit',
    status: 'active',
    status_reason: null,
    sla_working_days: 3,
    fee_idr: fee,
    fee_note: null,
    classification_code: null,
    validity_days: null,
    signer: 'sub_district_head',
    output_name: name,
    output_text: null,
    legal_basis: 'Perda Kota Jambi 3/2012',
    requirements: [],
    steps: [{ no: 1, role: 'applicant', action_id: 'Ajukan permohonan' }],
    form_schema: {
      type: 'object',
      additionalProperties: false,
      properties: { full_name: { ...text, 'x-label': { id: 'Nama lengkap', en: 'Full name' } } },
      required: ['full_name'],
      'x-order': ['full_name'],
    },
    procedure: null,
  }
  return { code, id: await published(keeper, { code, definition }) }
}

/** An application of this person that waits for its payment. */
async function due(request: APIRequestContext, office: Office, service_id: string, full_name: string) {
  const counter = await caller(request, office.counter)
  const body = { service_id, channel: 'counter', form_data: { full_name }, documents: [] }
  const { id, tracking_code } = await counter.post('/permit-applications', body)
  for (const action of ['accept', 'request_payment'])
    await counter.post(`/permit-applications/${id}/transitions`, { action })
  return { id: id as string, code: tracking_code as string }
}

test('a paid service from the order to the receipt, a refund, and a day closed with a difference', async ({
  page,
  request,
  personOf,
}, { project }) => {
  test.setTimeout(180_000)
  const name = someone()
  const office = await officeWithCashier(request, `Kasir ${name}`)
  const { code: priced, id: service_id } = await service(request, `Sewa Balai ${name}`, FEE)
  const { id, code } = await due(request, office, service_id, name)

  // What the citizen reads.
  await page.goto(`/layanan/${priced}`)
  await expect(page.getByText('Rp 25.000').first()).toBeVisible()
  await expect(page.getByText('Perda Kota Jambi 3/2012').first()).toBeVisible()
  await check(page)
  await expectTracked(page, code, 'Menunggu pembayaran')
  await expect(page.getByText(/Bayar tepat Rp25\.000/)).toBeVisible()
  await expect(page.getByText('(dua puluh lima ribu rupiah)')).toBeVisible()
  await check(page)

  // The cashier takes it.
  await signIn(page, office.cashier)
  await openPage(page, 'Kasir')
  await expect(page.getByRole('heading', { level: 1, name: 'Kasir' })).toBeVisible()
  await page.getByLabel('Nomor tagihan atau kode lacak').fill(code)
  await expect(page.getByRole('link', { name, exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Terima pembayaran' })).toHaveCount(1)
  await check(page)
  await page.screenshot({ path: `test-results/cashier-orders-${project.name}.png`, fullPage: true })
  await page.getByRole('button', { name: 'Terima pembayaran' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('dua puluh lima ribu rupiah')).toBeVisible()
  await dialog.getByRole('radio', { name: 'QRIS' }).check()
  await dialog.getByRole('button', { name: 'Terima dan buat kuitansi' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Referensi bank: Wajib diisi')
  await check(page)
  await page.screenshot({ path: `test-results/cashier-pay-${project.name}.png`, fullPage: true })
  await dialog.getByRole('radio', { name: 'Tunai' }).check()
  await dialog.getByRole('button', { name: 'Terima dan buat kuitansi' }).click()
  await expect(dialog.getByText('Kuitansi 80 mm')).toBeVisible()
  await check(page)
  const download = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Unduh: Kuitansi A4' }).click()
  expect((await download).suggestedFilename()).toContain('Kuitansi A4')
  await dialog.getByRole('button', { name: 'Tutup' }).last().click()
  await expect(page.getByRole('link', { name, exact: true })).toBeHidden()

  // Everybody may check it.
  const cashier = await caller(request, office.cashier)
  const { payment } = await cashier.get(`/permit-applications/${id}`)
  await page.goto(`/kuitansi?kode=${payment.receipt.code}`)
  await expect(page.getByRole('status')).toContainText('asli dan berlaku')
  await expect(page.getByText(name)).toHaveCount(1)
  await check(page)
  await page.screenshot({ path: `test-results/receipt-public-${project.name}.png`, fullPage: true })
  await page.getByLabel('Kode kuitansi').fill(code)
  await page.getByRole('button', { name: 'Periksa', exact: true }).click()
  await expect(page.getByText(/Tidak ada kuitansi dengan kode ini/)).toBeVisible()
  await check(page)

  // A second one is paid in error, and given back by the head.
  const other = someone()
  const wrong = await due(request, office, service_id, other)
  const body = { action: 'record_payment', payment: { method: 'cash', amount_idr: FEE } }
  const paid = await cashier.post(`/permit-applications/${wrong.id}/transitions`, body)
  const head = await personOf(office.head)
  await head.goto(`/layanan-loket/${wrong.id}`)
  const block = head.getByRole('region', { name: 'Pembayaran' })
  await expect(block.getByText('Sudah dibayar')).toBeVisible()
  await block.getByRole('button', { name: 'Kembalikan uang' }).click()
  await head.getByRole('radio', { name: 'Salah bayar' }).check()
  await head.getByLabel('Alasan').fill('Pemohon bebas biaya')
  await check(head)
  await head.getByRole('dialog').getByRole('button', { name: 'Kembalikan', exact: true }).click()
  await expect(block.getByText(/Pemohon bebas biaya/)).toBeVisible()
  await check(head)
  await head.screenshot({ path: `test-results/payment-block-${project.name}.png`, fullPage: true })
  await page.goto(`/kuitansi?kode=${paid.payment.receipt.code}`)
  await expect(page.getByRole('status')).toContainText('uangnya sudah dikembalikan')
  await check(page)

  // The till is counted.
  await page.goto('/kasir?bagian=kas')
  await page.getByRole('button', { name: 'Tutup kas' }).click()
  await dialog.getByLabel('Tunai yang dihitung').fill('24500')
  await expect(dialog.getByRole('status')).toContainText('dua puluh empat ribu lima ratus rupiah')
  await dialog.getByRole('button', { name: 'Tutup kas hari ini' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Penjelasan selisih: Wajib diisi')
  await check(page)
  await page.screenshot({ path: `test-results/cashier-close-${project.name}.png`, fullPage: true })
  await dialog.getByLabel('Penjelasan selisih').fill('Uang kembalian kurang')
  await dialog.getByRole('button', { name: 'Tutup kas hari ini' }).click()
  await expect(page.getByText(/Kas ditutup dengan nomor/)).toBeVisible()
  await check(page)
  await page.screenshot({ path: `test-results/cashier-day-${project.name}.png`, fullPage: true })

  // The bank knows nothing of cash, and the office nothing of this line.
  await page.goto('/kasir?bagian=bank')
  const day = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Jakarta' }).format(new Date())
  await page.getByRole('textbox', { name: 'Dari' }).fill(day)
  await page.getByRole('textbox', { name: 'Sampai' }).fill(day)
  await page.locator('input[type=file]').setInputFiles({
    name: 'bank.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`tanggal;jumlah;referensi\n${day};9.000;LAIN-1\n`),
  })
  await page.getByRole('button', { name: 'Cocokkan', exact: true }).click()
  await expect(page.getByText(/referensi LAIN-1 ada di bank, tetapi tidak ada kuitansinya/)).toBeVisible()
  await check(page)

  // The head sees the closed day.
  await head.goto('/kasir?bagian=rekap')
  await expect(head.getByText('Uang kembalian kurang').first()).toBeVisible()
  await check(head)
  if (project.name === 'desktop') {
    await head.getByRole('button', { name: 'English' }).click()
    await expect(head.getByRole('heading', { level: 1, name: 'Cashier' })).toBeVisible()
    await check(head)
  }
})

test('a free service says so, and where to report whoever asks for money', async ({ page }) => {
  await page.goto('/layanan/KEL-SKD')
  await expect(page.getByText(/Gratis – Rp0\. Tidak ada biaya lain\./)).toBeVisible()
  await check(page)
  await page.screenshot({ path: 'test-results/free-service.png' })
  await page.getByRole('link', { name: 'Laporkan pungutan liar atau sampaikan pengaduan' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Pengaduan layanan' })).toBeVisible()
})
