import type { APIRequestContext } from '@playwright/test'
import { caller } from './caller'
import { type Account, account, check, expect, openPage, signIn, test } from './fixtures'
import { actAs, applied, openApplication, someone, staff, VILLAGE } from './permits'

const PASSPHRASE = 'rakit di batanghari sore'
const PASSWORD = 'Rakit-Batanghari-77-sore'
const BASIS = 'Pasal 12 Perda Kota Jambi 3/2019'

/** Somebody with the rights of the village's head who has a signing key that no other test knows. */
async function signer(request: APIRequestContext): Promise<Account> {
  const administrator = await caller(request, account('administrator'))
  const office = (await (await request.get('/api/v1/public/agencies?kind=urban_village')).json()).items.find(
    ({ code }: { code: string }) => code === VILLAGE.code,
  )
  const stamp = `${Date.now().toString(36)}${Math.floor(Math.random() * 1296).toString(36)}`
  const position = await administrator.post('/positions', {
    agency_id: office.id,
    title: `Lurah pengganti ${stamp}`,
    role: 'urban_village_head',
    is_head: false,
  })
  const made = await administrator.post('/users', {
    username: `lurah.${stamp}`,
    name: `Rahmat ${stamp}`,
    position_id: position.id,
  })
  const who = { username: `lurah.${stamp}`, password: made.initial_password as string }
  const first = await caller(request, who)
  await first.post('/me/password', { current_password: who.password, new_password: PASSWORD })
  const head = { ...staff('urban_village_head'), username: who.username, password: PASSWORD }
  await (await caller(request, head)).post('/me/signing-key', { passphrase: PASSPHRASE, password: PASSWORD })
  return head
}

/** Takes an application so far that only the signature is missing; gives its path. */
async function prepared(request: APIRequestContext, id: string): Promise<string> {
  const path = `/permit-applications/${id}`
  for (const [role, action] of [
    ['counter_officer', 'accept'],
    ['counter_officer', 'request_initials'],
    ['section_head', 'initial'],
  ] as const)
    await (await caller(request, staff(role))).post(`${path}/transitions`, { action })
  return path
}

/** A residence certificate that was signed electronically. */
async function issued(request: APIRequestContext, name: string, head: Account) {
  const counter = await caller(request, staff('counter_officer'))
  const code = await applied(request, name)
  const { items } = await counter.get(`/permit-applications?q=${code}`)
  const path = await prepared(request, items[0].id)
  const signing = await caller(request, head)
  const body = await signing.change('POST', path, { passphrase: PASSPHRASE }, '/signature')
  return { id: body.id as string, number: body.permit.number as string, code: body.signature.code as string }
}

test('a paper is revoked, and whoever verifies it reads so', async ({ page, request }) => {
  test.setTimeout(120_000)
  const name = someone()
  const head = await signer(request)
  const paper = await issued(request, name, head)
  await page.goto(`/public/verify/${paper.code}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Naskah ini asli dan berlaku')

  await signIn(page, head)
  await openApplication(page, name, 'all')
  await check(page)
  await page.getByRole('button', { name: 'Cabut naskah' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('Tidak dapat dikembalikan')
  await dialog.getByRole('button', { name: 'Cabut sekarang' }).click()
  await expect(dialog.getByText('Tulis alasannya.').first()).toBeVisible()
  await check(page)
  await dialog.getByLabel('Alasan pencabutan').fill(`${name} tidak tinggal di sana`)
  await dialog.getByLabel('Dasar hukum').fill(BASIS)
  await dialog.getByRole('button', { name: 'Cabut sekarang' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('Naskah ini sudah dicabut dan tidak berlaku.').first()).toBeVisible()
  await expect(page.getByText(`Alasan: ${name} tidak tinggal di sana`)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Cabut naskah' })).toBeHidden()
  await check(page)
  await page.goto(`/naskah-terbit?keadaan=revoked&q=${encodeURIComponent(paper.number)}`)
  await expect(page.getByRole('link', { name: paper.number })).toBeVisible()
  await expect(page.getByText('Dicabut', { exact: true }).filter({ visible: true }).last()).toBeVisible()
  await check(page)

  await page.goto(`/public/verify/${paper.code}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Naskah ini sudah dicabut dan tidak berlaku',
  )
  await expect(page.getByText('Dicabut pada')).toBeVisible()
  await expect(page.getByText(BASIS)).toBeVisible()
  await expect(page.getByText('tidak tinggal di sana')).toBeHidden()
  await check(page)
})

test('a renewal from the register to the signed paper', async ({ page, request }) => {
  test.setTimeout(150_000)
  const name = someone()
  const paper = await issued(request, name, await signer(request))
  await signIn(page, staff('counter_officer'))
  await openPage(page, 'Naskah terbit')
  await expect(page.getByRole('heading', { level: 1, name: 'Naskah terbit' })).toBeVisible()
  await check(page)
  await page.getByLabel('Cari nomor').fill(paper.number)
  await expect(page).toHaveURL(/q=/)
  await page.getByRole('link', { name: paper.number }).click()
  await page.getByRole('link', { name: 'Perpanjang', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Perpanjangan naskah' })).toBeVisible()
  await expect(page.getByLabel('Nama Lengkap', { exact: true })).toHaveValue(name)
  await expect(page.getByLabel(/^NIK/).first()).toHaveValue('')
  await expect(page.getByText('memakai nomor 157101**********').first()).toBeVisible()
  await check(page)
  await page.getByLabel('Alamat', { exact: true }).fill('Jl. Pattimura No. 9')
  await page.getByRole('button', { name: 'Terima perpanjangan' }).click()
  await expect(page.getByRole('alert')).toContainText('Surat pengantar RT: Wajib diisi')
  for (const group of await page.getByRole('radiogroup').all()) await group.getByLabel('Asli dilihat').check()
  await page.getByRole('button', { name: 'Terima perpanjangan' }).click()
  await expect(page.getByRole('status').filter({ hasText: /-/ })).toBeVisible()
  const id = /layanan-loket\/([^/]+)\/tanda-terima/.exec(page.url())?.[1] ?? ''
  await page.goto(`/layanan-loket/${id}`)
  await expect(page.getByText(`Perpanjangan naskah nomor ${paper.number}`)).toBeVisible()
  await expect(page.getByText('Diubah: Alamat')).toBeVisible()
  await check(page)

  await prepared(request, id)
  await actAs(page, 'urban_village_head')
  await page.goto(`/layanan-loket/${id}`)
  await page.getByRole('button', { name: 'Tanda tangani di atas kertas' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Tanda tangani di atas kertas' }).click()
  const chain = page.getByRole('region', { name: 'Naskah yang bersambung' })
  await expect(chain.getByRole('listitem')).toHaveCount(2)
  await expect(chain.getByRole('listitem').first()).toContainText('Diganti')
  await expect(chain.getByRole('listitem').last()).toContainText('Perpanjangan')
  await check(page)
  await chain.getByRole('link', { name: paper.number }).click()
  await expect(page.getByText('Naskah ini sudah diganti dengan yang baru.').first()).toBeVisible()
  await check(page)
  await page.goto(`/public/verify/${paper.code}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Naskah ini sudah diganti dengan yang baru',
  )
})
