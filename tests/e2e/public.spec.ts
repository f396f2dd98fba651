import { choose, expect, expectAccessible, expectFits, signIn, test } from './fixtures'
import {
  applied,
  expectTracked,
  fillFromHome,
  NIK,
  NO_SUCH_NIK,
  openApplication,
  SCAN,
  someone,
  staff,
  VILLAGE,
} from './permits'

for (const [path, title, english] of [
  ['/layanan', 'Daftar layanan', 'Services'],
  ['/lacak', 'Lacak permohonan', 'Track an application'],
  ['/lapor', 'Pengaduan layanan', 'Complaints about services'],
  ['/statistik', 'Statistik layanan', 'Statistics of services'],
] as const)
  test(`${path} needs no sign-in and speaks both languages`, async ({ page }) => {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await expectAccessible(page)
    await expectFits(page)
    await page.getByRole('button', { name: 'English' }).click()
    await expect(page.getByRole('heading', { level: 1, name: english })).toBeVisible()
  })

test('a service is found and tells what it takes', async ({ page }) => {
  await page.goto('/layanan')
  await page.getByLabel('Cari layanan').fill('keterangan domisili')
  await page.getByLabel('Diberikan oleh').selectOption({ label: 'Kelurahan' })
  await expect(page).toHaveURL(/q=keterangan\+domisili&level=urban_village/)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Surat Keterangan Domisili', exact: true }).click()
  await expect(page.getByText('Gratis (Rp 0)')).toBeVisible()
  await expect(page.getByText('1 hari kerja', { exact: true })).toBeVisible()
  await expect(page.getByText('Surat pengantar RT')).toBeVisible()
  await expect(page.getByText('Nomor HP/WhatsApp')).toBeVisible()
  await page.getByText(/^\d+ kantor$/).click()
  await expect(page.getByText(VILLAGE.name)).toBeVisible()
  await expectAccessible(page)
  await expectFits(page)
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByText('Free (Rp 0)')).toBeVisible()
  await expectAccessible(page)
  await page.goBack()
  await expect(page.getByLabel('Find a service')).toHaveValue('keterangan domisili')
})

test('a search without result says so; a service that is not on offer, too', async ({ page }) => {
  await page.goto('/layanan?q=zzz')
  await expect(page.getByRole('status')).toContainText('Tidak ada layanan yang cocok')
  await page.getByRole('button', { name: 'Tampilkan semua layanan' }).click()
  await expect(page.getByRole('status')).toContainText(/\d+ layanan/)
  await page.goto('/layanan/KEL-TIDAK-ADA')
  await expect(page.getByRole('alert')).toContainText('tidak ada atau tidak dibuka')
  await expectAccessible(page)
})

test('a citizen applies from home, and the counter has it', async ({ page }) => {
  test.setTimeout(90_000)
  const name = someone()
  await page.goto('/ajukan/KEL-SKD')
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await expect(page.getByRole('alert')).toContainText('Kelurahan yang dituju: Wajib diisi')
  await expect(page.getByRole('alert')).toBeFocused()
  await expectAccessible(page)
  await page.getByLabel('Kelurahan yang dituju').selectOption({ label: VILLAGE.name })
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await expect(page.getByRole('heading', { name: /Langkah 2/ })).toBeFocused()
  await expect(page.getByLabel('Kelurahan', { exact: true })).toHaveValue(VILLAGE.code)

  await fillFromHome(page, name)
  await page.getByLabel('NIK', { exact: true }).fill(NO_SUCH_NIK)
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await expect(page.getByRole('alert')).toContainText('NIK: Tanggal lahir di dalam NIK tidak ada')
  await expectAccessible(page)
  await expectFits(page)
  await page.getByRole('link', { name: /^NIK/ }).click()
  await page.getByLabel('NIK', { exact: true }).fill(NIK)
  // the language changes in place and keeps what was typed
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByLabel('Full name')).toHaveValue(name)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Bahasa Indonesia' }).click()
  await page.getByRole('button', { name: 'Lanjut' }).click()

  await expect(page.getByRole('heading', { name: /Langkah 3/ })).toBeVisible()
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain(NIK)
  await page.getByLabel('Surat pengantar RT').setInputFiles({
    name: 'catatan.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('bukan pindaian'),
  })
  await expect(page.getByText('Jenis berkas tidak diterima')).toBeVisible()
  for (const paper of ['Surat pengantar RT', 'Fotokopi KTP-el pemohon', 'Fotokopi Kartu Keluarga'])
    await page.getByLabel(paper, { exact: true }).setInputFiles(SCAN)
  await expect(page.getByText('kartu-keluarga.pdf terunggah')).toHaveCount(3)
  await expectAccessible(page)
  await expectFits(page)
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await expect(page.getByRole('heading', { name: /Langkah 4/ })).toBeVisible()
  await expect(page.getByText(NIK)).toBeVisible()
  await expectAccessible(page)
  await expectFits(page)
  // Back leads one step back and loses nothing
  await page.goBack()
  await expect(page.getByText('kartu-keluarga.pdf terunggah')).toHaveCount(3)
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await page.getByRole('button', { name: 'Kirim permohonan' }).click()
  await expect(page.getByRole('heading', { name: 'Permohonan diterima' })).toBeVisible()
  await expectAccessible(page)
  await expectFits(page)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'Salin kode' }).click()
  await expect(page.getByText('Kode tersalin')).toBeVisible()
  // a reload must not lose the only key
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Permohonan diterima' })).toBeVisible()
  await page.getByRole('link', { name: 'Lihat perkembangan' }).click()
  await expect(page.getByRole('status')).toContainText('menunggu pemeriksaan kelengkapan')

  await signIn(page, staff('counter_officer'))
  await openApplication(page, name)
  await expect(page.getByText('Daring')).toBeVisible()
})

test('answers survive a reload on the public page, except for the numbers', async ({ page }) => {
  await page.goto('/ajukan/KEL-SKD')
  await page.getByLabel('Kelurahan yang dituju').selectOption({ label: VILLAGE.name })
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await fillFromHome(page, 'Siti Rahmawati')
  await page.reload()
  await expect(page.getByText('Isian Anda sebelumnya dipulihkan')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await expect(page.getByLabel('Nama Lengkap')).toHaveValue('Siti Rahmawati')
  await expect(page.getByLabel('NIK', { exact: true })).toHaveValue('')
})

test('a code is tracked in both languages; a wrong one is explained', async ({ page, request }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  const code = await applied(request, someone())
  await page.goto('/lacak')
  await page.getByLabel('Kode pelacakan').fill('ABCD-EFGH-JKMN-PQRS')
  await page.getByRole('button', { name: 'Lihat perkembangan' }).click()
  await expect(page.getByRole('alert')).toContainText('Kode ini tidak ditemukan')
  await expectAccessible(page)
  await page.getByLabel('Kode pelacakan').fill(code.toLowerCase().replaceAll('-', ''))
  await page.getByRole('button', { name: 'Lihat perkembangan' }).click()
  await expect(page.getByRole('status')).toContainText('Diterima')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('status')).toContainText('Received')
  await expectAccessible(page)
  await expectTracked(page, code, 'Received')
})

test('the public pages fit a screen of 320 pixels', async ({ page, request }) => {
  const code = await applied(request, someone())
  await page.setViewportSize({ width: 320, height: 640 })
  for (const [path, words] of [
    ['/layanan', 'Surat Keterangan Domisili'],
    ['/layanan/KEL-TANAH', 'Persyaratan'],
    ['/ajukan/KEL-TANAH', 'Langkah 1'],
    [`/lacak?code=${code}`, 'Diterima'],
  ] as const) {
    await page.goto(path)
    await expect(page.getByText(words).first()).toBeVisible()
    await expectFits(page)
  }
})

test('what the office returned is set right from home', async ({ page, request }) => {
  test.setTimeout(90_000)
  const name = someone()
  const code = await applied(request, name)
  await signIn(page, staff('counter_officer'))
  await openApplication(page, name)
  await page.getByRole('button', { name: 'Kembalikan' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('checkbox', { name: 'Surat pengantar RT' }).check()
  await choose(page, dialog.getByRole('combobox'), 'Keperluan')
  await dialog.getByRole('button', { name: 'Kembalikan kepada pemohon' }).click()
  await expect(dialog).toBeHidden()

  await page.goto(`/lacak?code=${code}`)
  await expect(page.getByRole('heading', { name: 'Perbaiki permohonan' })).toBeVisible()
  await expect(page.getByLabel('Nama Lengkap')).toHaveCount(0)
  await expectAccessible(page)
  await expectFits(page)
  await page.getByRole('button', { name: 'Kirim perbaikan' }).click()
  const summary = page.getByRole('alert')
  await expect(summary).toBeFocused()
  for (const words of ['Keperluan: Wajib diisi', 'Surat pengantar RT: Wajib diisi', 'Tulis empat angka'])
    await expect(summary).toContainText(words)
  await expectAccessible(page)
  await page.getByLabel('Keperluan').fill('Beasiswa anak')
  await page.getByLabel('Surat pengantar RT', { exact: true }).setInputFiles(SCAN)
  await expect(page.getByText('kartu-keluarga.pdf terunggah')).toBeVisible()
  const digits = page.getByRole('textbox', { name: 'Empat angka terakhir NIK pemohon' }).first()
  await digits.fill('0000')
  await page.getByRole('button', { name: 'Kirim perbaikan' }).click()
  await expect(summary).toContainText('Angka ini tidak cocok')
  await expectFits(page)
  await digits.fill(NIK.slice(-4))
  await page.getByRole('button', { name: 'Kirim perbaikan' }).click()
  await expect(page.getByText('Perbaikan terkirim')).toBeVisible()
  await expect(page.getByRole('status')).toContainText('menunggu pemeriksaan kelengkapan')
  await expectAccessible(page)

  await openApplication(page, name)
  await expect(page.getByText('Beasiswa anak')).toBeVisible()
})
