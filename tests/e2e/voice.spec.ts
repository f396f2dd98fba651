import type { APIRequestContext, Page } from '@playwright/test'
import { caller } from './caller'
import { account, expect, expectAccessible, expectFits, openPage, signIn, test } from './fixtures'
import { applied, NIK, someone, staff, VILLAGE } from './permits'

const STATISTICS = '/statistik?tahun=2022'

/** A case that was rejected at the counter: the shortest way to the survey. */
async function endedCase(request: APIRequestContext): Promise<{ id: string; tracking_code: string }> {
  const code = await applied(request, someone())
  const counter = await caller(request, staff('counter_officer'))
  const { items } = await counter.get(`/permit-applications?q=${code}`)
  for (const action of ['accept', 'reject'])
    await counter.post(`/permit-applications/${items[0].id}/transitions`, {
      action,
      note: 'Data tidak sesuai',
    })
  return items[0]
}

async function answerAll(page: Page, answer: string) {
  for (const group of await page.getByRole('group').all()) await group.getByLabel(answer).first().check()
}

test('the numbers are told in plain words, and as files', async ({ page, request }) => {
  await page.goto('/layanan')
  await page.getByRole('link', { name: /Lihat kenyataannya/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Statistik layanan' })).toBeVisible()
  await page.goto(STATISTICS)
  await expect(page.getByText(/separuhnya dalam \d+ hari kerja/).first()).toBeVisible()
  await expect(page.getByText(/\d+ dari [\d.]+ yang ditanya/)).toBeVisible()
  await expectAccessible(page)
  await expectFits(page)
  await page.getByRole('combobox', { name: 'Kantor', exact: true }).selectOption({ label: VILLAGE.name })
  await expect(page.getByRole('heading', { name: 'Per layanan' })).toBeVisible()
  await expect(page).toHaveURL(/kantor=/)
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Statistics of services' })).toBeVisible()
  await expectAccessible(page)
  await expectFits(page)
  const file = await request.get('/api/v1/public/statistics/rows.csv?year=2022')
  expect(await file.text()).toContain('agency_code;agency;service_code')
  await page.goto('/layanan/KEL-SKD')
  await expect(page.getByText(/last \d+ cases: half of them were finished within/).first()).toBeVisible()
})

test('a levy is reported from the service page and answered by the office above', async ({
  page,
  personOf,
}) => {
  test.setTimeout(90_000)
  const written = `Diminta Rp 50.000 untuk surat gratis, ${Date.now()}.`
  await page.goto('/layanan/KEL-SKD')
  await page.getByRole('link', { name: 'Laporkan pungutan liar atau sampaikan pengaduan' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Pengaduan layanan' })).toBeVisible()
  await page.getByLabel(/Pungutan liar/).check()
  await page.getByLabel('Kantor yang diadukan').selectOption({ label: VILLAGE.name })
  await page.getByLabel('Apa yang terjadi').fill('1571014508689001')
  await expect(page.getByRole('alert')).toContainText('NIK')
  await page.getByLabel('Apa yang terjadi').fill(written)
  await page.getByLabel(/Telepon atau surel/).fill('0812-0000-1111')
  await expectAccessible(page)
  await expectFits(page)
  await page.getByRole('button', { name: 'Kirim pengaduan' }).click()
  await expect(page.getByRole('heading', { name: /Pengaduan diterima/ })).toBeVisible()
  await expect(page.getByText('Pengaduan dijawab paling lambat dalam 14 hari kerja.')).toBeVisible()
  const code = (await page.locator('output').textContent()) ?? ''
  expect(code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)
  await expectAccessible(page)
  await expectFits(page)

  const above = await personOf(account('sub_district_head', '15.71.01'))
  await openPage(above, 'Pengaduan')
  await expect(above.getByRole('heading', { level: 1, name: 'Pengaduan' })).toBeVisible()
  await expectAccessible(above)
  await expectFits(above)
  await expect(above.getByText('50.000')).toHaveCount(0)
  await above
    .getByText(`…${code.slice(-4)}`)
    .first()
    .waitFor()
  await above
    .getByRole('main')
    // cards on a phone
    .locator('tr, li')
    .filter({ hasText: `…${code.slice(-4)}` })
    .getByRole('link')
    .click()
  await expect(above.getByText(written)).toBeVisible()
  await expect(above.getByText('0812-0000-1111')).toBeVisible()
  await expectAccessible(above)
  await expectFits(above)
  await above.getByRole('button', { name: 'Mulai tangani' }).click()
  await above.getByRole('button', { name: 'Jawab', exact: true }).click()
  await above.getByRole('dialog').getByRole('button', { name: 'Jawab', exact: true }).click()
  await expect(above.getByRole('dialog').getByRole('alert')).toContainText('Wajib diisi')
  await above.getByLabel('Jawaban untuk pengadu').fill('Uangnya sudah dikembalikan.')
  await expectAccessible(above)
  await above.getByRole('dialog').getByRole('button', { name: 'Jawab', exact: true }).click()
  await expect(above.getByText('Dijawab').first()).toBeVisible()

  await page.goto('/lapor')
  await page.getByLabel('Kode pengaduan').fill(code.toLowerCase())
  await page.getByRole('button', { name: 'Lihat jawaban' }).click()
  await expect(page.getByText('Uangnya sudah dikembalikan.')).toBeVisible()
  await expectAccessible(page)
  await expectFits(page)
  await page.getByRole('button', { name: 'Ya, selesai' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Selesai' })).toBeVisible()
})

test('who knows the code and the digits answers the survey, once', async ({ page, request }) => {
  const { tracking_code } = await endedCase(request)
  await page.goto(`/lacak?code=${tracking_code}`)
  await expect(page.getByRole('heading', { name: 'Bagaimana layanan kami?' })).toBeVisible()
  await answerAll(page, 'Baik')
  await page.getByLabel('Saran (opsional)').fill('Hubungi 081234567890')
  await expect(page.getByRole('alert')).toContainText('angka panjang')
  await page.getByLabel('Saran (opsional)').fill('Mohon kursi ditambah.')
  await page.getByLabel('Empat angka terakhir NIK pemohon').fill('1234')
  await expectAccessible(page)
  await expectFits(page)
  await page.getByRole('button', { name: 'Kirim jawaban' }).click()
  await expect(page.getByText('Angka ini tidak sama dengan NIK pada permohonan.')).toBeVisible()
  await page.getByLabel('Empat angka terakhir NIK pemohon').fill(NIK.slice(12))
  await page.getByRole('button', { name: 'Kirim jawaban' }).click()
  await expect(page.getByText('Terima kasih, jawaban Anda sudah diterima.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Perbaiki jawaban' })).toBeVisible()
  await expectAccessible(page)
  await expectFits(page)
})

test('an officer enters the survey at the counter and reads what it says', async ({ page, request }) => {
  test.setTimeout(60_000)
  const { id } = await endedCase(request)
  await signIn(page, staff('counter_officer'))
  await page.goto(`/layanan-loket/${id}`)
  await page.getByRole('button', { name: 'Isi survei' }).click()
  const dialog = page.getByRole('dialog')
  for (const group of await dialog.getByRole('radiogroup').all())
    await group.getByLabel('Baik', { exact: true }).check()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Simpan jawaban' }).click()
  await expect(page.getByText('Jawaban survei tersimpan')).toBeVisible()
  await page.goto('/survei?tahun=2022')
  await expect(page.getByRole('heading', { level: 1, name: 'Survei kepuasan' })).toBeVisible()
  await expect(page.getByText(/yang ditanya sudah menjawab/)).toBeVisible()
  await expect(page.getByRole('main').getByText(VILLAGE.name).first()).toBeVisible()
  await expectAccessible(page)
  await expectFits(page)
})
