import type { APIRequestContext, Locator, Page } from '@playwright/test'
import { type Caller, caller } from './caller'
import { type Account, account, expect, signIn } from './fixtures'

/** The urban village whose staff the demo has. */
export const VILLAGE = { code: '15.71.01.1001', name: 'Kelurahan Simpang IV Sipin' }

export const staff = (role: string): Account => account(role, VILLAGE.code)

/** A new session in the same window: the former one is forgotten. */
export async function actAs(page: Page, role: string): Promise<void> {
  await page.context().clearCookies()
  await page.goto('/layanan')
  await page.evaluate(() => localStorage.removeItem('pamong.signed-in'))
  await signIn(page, staff(role))
}

/** A one-page scan. */
export const SCAN = {
  name: 'kartu-keluarga.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from(
    [
      '%PDF-1.4',
      '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
      '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
      '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj',
      'trailer<</Root 1 0 R>>',
      '%%EOF',
      '',
    ].join('\n'),
  ),
}

export const NIK = '1571014508689001'
/** Born on 31 February: on no calendar. */
export const NO_SUCH_NIK = '1571013102999003'

const typed = {
  NIK,
  'Nomor KK': '1571010101200001',
  'Tempat Lahir': 'Jambi',
  Pekerjaan: 'Pedagang',
  Alamat: 'Jl. Slamet Riyadi No. 7',
  RT: '05',
  'Nomor HP/WhatsApp': '081274001122',
  Keperluan: 'Melamar pekerjaan',
}
const chosen = { 'Jenis Kelamin': 'Perempuan', Agama: 'Islam', 'Status Perkawinan': 'Kawin' }

async function fill(page: Page, answers: Record<string, string>) {
  for (const [label, answer] of Object.entries(answers))
    await page.getByLabel(label, { exact: true }).fill(answer)
}

/** Opens a list of choices and takes one; on a busy machine a click may close again what the focus has just opened. */
export async function pick(page: Page, field: Locator, name: string): Promise<void> {
  const option = page.getByRole('option', { name, exact: true })
  await expect(async () => {
    if (!(await option.isVisible())) await field.click()
    await option.click({ timeout: 2_000 })
  }).toPass()
}

/** The form of a residence certificate (KEL-SKD) in the staff application. */
export async function fillAtTheCounter(page: Page, name: string): Promise<void> {
  await fill(page, { ...typed, 'Nama Lengkap': name, 'Tanggal Lahir': '05/08/1968' })
  for (const [label, option] of Object.entries(chosen))
    await pick(page, page.getByLabel(label, { exact: true }).first(), option)
}

/** The same form on the public page, with the browser's own fields. */
export async function fillFromHome(page: Page, name: string): Promise<void> {
  await fill(page, { ...typed, 'Nama Lengkap': name, 'Tanggal Lahir': '1968-08-05' })
  for (const [label, option] of Object.entries(chosen))
    await page.getByLabel(label, { exact: true }).selectOption({ label: option })
}

/** An application from a citizen, without its pages; gives the tracking code. */
export async function applied(request: APIRequestContext, name: string): Promise<string> {
  const service = await (await request.get('/api/v1/public/permit-services/KEL-SKD')).json()
  const office = service.offices.find((one: { code: string }) => one.code === VILLAGE.code)
  const documents = await Promise.all(
    service.requirements.map(async (_: unknown, requirement_index: number) => {
      const upload = await request.post('/api/v1/public/uploads', { multipart: { file: SCAN } })
      return { requirement_index, upload_id: (await upload.json()).id }
    }),
  )
  const form_data = {
    nik: NIK,
    kk_number: typed['Nomor KK'],
    full_name: name,
    birth_place: 'Jambi',
    birth_date: '1968-08-05',
    sex: 'P',
    religion: 'Islam',
    marital_status: 'kawin',
    occupation: 'Pedagang',
    address: 'Jl. Slamet Riyadi No. 7',
    rt: '05',
    village_code: VILLAGE.code,
    phone: '081274001122',
    purpose: 'Melamar pekerjaan',
  }
  const answer = await request.post('/api/v1/public/applications', {
    data: { service_code: 'KEL-SKD', agency_id: office.id, form_data, documents },
  })
  expect(answer.status()).toBe(201)
  return (await answer.json()).tracking_code
}

/** Opens an application from the list of whoever is signed in. */
export async function openApplication(page: Page, name: string, box = 'worklist'): Promise<void> {
  await page.goto(`/layanan-loket?box=${box}&q=${encodeURIComponent(name)}`)
  await page.getByRole('link', { name, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name)
}

/** Where the public page says that an application stands. */
export async function expectTracked(page: Page, code: string, words: string): Promise<void> {
  await page.goto(`/lacak?code=${code}`)
  await expect(page.getByRole('status')).toContainText(words)
}

/** A name that no other test and no other run uses. */
export function someone(): string {
  const letters = Date.now()
    .toString()
    .slice(-8)
    .replace(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)))
  return `Siti ${letters}${'klmnopqrst'.charAt(Math.floor(Math.random() * 10))}`
}

/** A cashier at the office of this head, who is new, since a day is closed once. */
export async function cashierOf(request: APIRequestContext, head: Account, name: string): Promise<Account> {
  const keeper = await caller(request, account('administrator'))
  const { agency } = await caller(request, head)
  const post = { agency_id: agency, title: 'Kasir', role: 'cashier', is_head: false }
  const { id } = await keeper.post('/positions', post)
  const username = `kasir.${Date.now().toString(36)}${Math.floor(Math.random() * 1000)}`
  const { initial_password } = await keeper.post('/users', { username, name, position_id: id })
  const password = 'Tepian Batanghari yang tenang 12!'
  const first = await caller(request, { username, password: initial_password })
  await first.post('/me/password', { current_password: initial_password, new_password: password })
  return { role: 'cashier', agency: head.agency, agency_name: head.agency_name, username, password }
}

/** Publishes a service, or a revision of one, from today on; gives its id. */
export async function published(keeper: Caller, begun: object): Promise<string> {
  const { body, etag } = await keeper.send('POST', '/permit-service-drafts', begun)
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Jakarta' }).format(new Date())
  return (await keeper.post(`/permit-services/${body.id}/publication`, { valid_from: day }, etag)).id
}
