import type { APIRequestContext } from '@playwright/test'
import { caller } from './caller'
import { account, check, expect, openPage, signIn, test } from './fixtures'

/** Offices of their own for tests that run side by side: the numbers of one would move under the other. */
const OFFICES: Record<string, string> = { desktop: '15.71.01.1001', phone: '15.71.01.1002' }

const officeOf = (project: string) => OFFICES[project] ?? '15.71.01.1001'

/** A letter that waits for the head of an office. */
async function waiting(request: APIRequestContext, office: string, subject: string): Promise<string> {
  const { position } = await caller(request, account('urban_village_head', office))
  const drafter = await caller(request, account('staff', office))
  const { id } = await drafter.post('/letters', {
    direction: 'outgoing',
    kind: 'SD',
    subject,
    body: 'Dengan hormat.',
    classification_code: '000',
    urgency: 'normal',
    security_level: 'open',
    addressees: [{ kind: 'to', name: 'Forum RT' }],
    reviewers: [],
    approver_position_id: position,
    upload_ids: [],
  })
  await drafter.post(`/letters/${id}/submission`)
  return id as string
}

const typedDay = (daysAgo: number) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Jakarta' }).format(Date.now() - daysAgo * 86_400_000)

test.beforeEach(() => test.setTimeout(120_000))

test('numbers are lent for an outage, settled one by one, and add up', async ({ page }, { project }) => {
  await signIn(page, account('registry_clerk', officeOf(project.name)))
  await openPage(page, 'Nomor surat')
  await expect(page.getByRole('heading', { name: /^Bukti Surat keluar/ })).toBeVisible()
  // the simulated months lie in another year: of this one the office may have no number yet
  await expect(page.getByText(/^(1–[\d.]+: .*surat.*|belum ada nomor); cocok\.$/)).toBeVisible()
  await check(page)
  await page.screenshot({ path: `../frontend/test-results/numbers-${project.name}.png`, fullPage: true })

  await page.getByRole('button', { name: 'Pinjam nomor' }).click()
  const lend = page.getByRole('dialog', { name: 'Pinjam blok nomor' })
  await lend.getByRole('textbox', { name: 'Banyaknya nomor' }).fill('2')
  await lend.getByRole('textbox', { name: 'Alasan' }).fill('padam')
  await lend.getByRole('button', { name: 'Pinjam', exact: true }).click()
  await expect(lend.getByText(/terlalu pendek/i).first()).toBeVisible()
  await lend.getByRole('textbox', { name: 'Alasan' }).fill('Jaringan kantor padam sejak pagi')
  await check(page)
  await lend.getByRole('button', { name: 'Pinjam', exact: true }).click()
  await expect(page.getByText('2 nomor belum dipertanggungjawabkan')).toBeVisible()
  await check(page)
  await page.screenshot({ path: `../frontend/test-results/lease-${project.name}.png`, fullPage: true })

  await page
    .getByRole('button', { name: /^Catat surat nomor/ })
    .first()
    .click()
  const letter = page.getByRole('dialog')
  await letter.getByRole('textbox', { name: 'Kepada' }).fill('Ketua RT 05')
  await letter.getByRole('textbox', { name: 'Perihal' }).fill('Pemberitahuan kerja bakti')
  await check(page)
  await letter.getByRole('button', { name: 'Catat', exact: true }).click()
  await expect(page.getByText('1 nomor belum dipertanggungjawabkan')).toBeVisible()
  await page.getByRole('button', { name: /^Batalkan nomor/ }).click()
  const cancel = page.getByRole('dialog', { name: 'Batalkan nomor' })
  await cancel.getByRole('textbox', { name: 'Alasan' }).fill('Surat tidak jadi dikirim')
  await check(page)
  await cancel.getByRole('button', { name: 'Batalkan nomor' }).click()
  await expect(page.getByText('Semua nomor sudah dipertanggungjawabkan')).toBeVisible()

  await page.getByRole('link', { name: 'Register nomor' }).last().click()
  await expect(page.getByText('Surat tidak jadi dikirim').first()).toBeVisible()
  await expect(page.getByText(/^1–[\d.]+: .*1 batal.*; cocok\.$/)).toBeVisible()
  await check(page)
})

test('a date back needs a reason and a number to stand behind, else the letter takes the next one', async ({
  page,
  request,
}, { project }) => {
  const office = officeOf(project.name)
  const id = await waiting(request, office, `Undangan kemarin ${project.name}`)
  await signIn(page, account('urban_village_head', office))
  await page.goto(`/surat/${id}`)
  await page.getByRole('button', { name: 'Setujui di atas kertas' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('checkbox', { name: 'Tanggal mundur (nomor sisip)' }).check()
  await dialog.getByRole('textbox', { name: 'Tanggal surat' }).fill(typedDay(1))
  await dialog.getByRole('button', { name: 'Ya, setujui dan beri nomor' }).click()
  await expect(dialog.getByText('Wajib diisi').first()).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Alasan tanggal mundur' }).fill('Rapat sudah berlangsung kemarin')
  await check(page)
  await page.screenshot({ path: `../frontend/test-results/back-date-${project.name}.png`, fullPage: true })
  await dialog.getByRole('button', { name: 'Ya, setujui dan beri nomor' }).click()
  // this office gave no number in this year before today
  await expect(dialog.getByText(/^Belum ada nomor yang diberikan sampai tanggal itu/)).toBeVisible()
  await check(page)
  await dialog.getByRole('checkbox', { name: 'Tanggal mundur (nomor sisip)' }).uncheck()
  await dialog.getByRole('button', { name: 'Ya, setujui dan beri nomor' }).click()
  const done = page.getByRole('dialog', { name: 'Surat disetujui' })
  await expect(done).toContainText(/\/\d+\//)
  await check(page)
})

test('an administrator tries a pattern before it holds', async ({ page }, { project }) => {
  await signIn(page, account('administrator'))
  await openPage(page, 'Nomor surat')
  const pattern = page.getByRole('textbox', { name: 'Pola' })
  await pattern.fill('{security}/{nomor}/{year}')
  await page.getByRole('button', { name: 'Lihat contoh' }).click()
  await expect(page.getByText(/kurung kurawal.*{nomor}|{nomor}/).first()).toBeVisible()
  await check(page)
  await pattern.fill('{security}/{seq:3}/{classification}/{month_roman}/{year}')
  await page.getByRole('button', { name: 'Lihat contoh' }).click()
  await expect(page.getByText(/B\/035\/000\.1\.5\//)).toBeVisible()
  await expect(page.getByText(/B\/035\.a\/000\.1\.5\//)).toBeVisible()
  await check(page)
  await page.screenshot({ path: `../frontend/test-results/patterns-${project.name}.png`, fullPage: true })
})
