import type { APIRequestContext, Page } from '@playwright/test'
import { expect } from './fixtures'
import { NIK, pick, SCAN, VILLAGE } from './permits'

interface Property {
  type?: string
  format?: string
  enum?: string[]
  items?: object
  'x-label'?: { id: string }
  'x-unit'?: string
  'x-not-future'?: boolean
  'x-enum-labels'?: Record<string, { id: string }>
}

/** A service as the public pages know it. */
export interface AnyService {
  code: string
  name_id: string
  level: 'urban_village' | 'sub_district'
  ui_order: string[]
  requirements: { name_id: string; mandatory: boolean }[]
  form_schema: { properties: Record<string, Property>; required: string[] }
}

export async function anyService(request: APIRequestContext, code: string): Promise<AnyService> {
  return (await request.get(`/api/v1/public/permit-services/${code}`)).json()
}

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** A plausible answer, as it is typed; a date as YYYY-MM-DD, a choice as its words. */
function answer(key: string, property: Property, name: string): string {
  const { format, type } = property
  if (key === 'full_name') return name
  if (key === 'nik') return NIK
  if (format === 'nik') return '1571011203900002'
  if (format === 'kk') return '1571010101200003'
  if (format === 'phone') return '081274001122'
  if (format === 'npwp') return '09.254.294.3-407.000'
  if (key === 'birth_date') return '1968-08-05'
  if (format === 'date') return inDays(property['x-not-future'] ? -40 : 20)
  if (property.enum) {
    const value = property.enum.at(-1) ?? ''
    return property['x-enum-labels']?.[value]?.id ?? value
  }
  if (property['x-unit'] === 'IDR') return '2750000'
  if (type === 'integer' || type === 'number') return '2'
  if (type === 'array') return 'Rahmad Hidayat\nNur Aini'
  if (key === 'rt') return '05'
  if (key === 'nib') return '0220001234567'
  if (key === 'kbli') return '47112'
  return `Isian ${key.replaceAll('_', ' ')}`
}

const required = ({ form_schema, ui_order }: AnyService) =>
  ui_order
    .filter((key) => form_schema.required.includes(key))
    .flatMap((key) => {
      const property = form_schema.properties[key]
      return property ? [{ key, property, label: property['x-label']?.id ?? key }] : []
    })

/** Applies on the public pages for a service, whichever it is; gives the tracking code. */
export async function applyFromHome(
  page: Page,
  service: AnyService,
  office: string,
  name: string,
): Promise<string> {
  await page.goto(`/ajukan/${service.code}`)
  await page.locator('#kantor-pilihan').selectOption({ label: office })
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await expect(page.getByRole('heading', { name: /Langkah 2/ })).toBeVisible()
  for (const { key, property } of required(service)) {
    const field = page.locator(`#isian-${key}`)
    const text = answer(key, property, name)
    if (property.format === 'urban_village') {
      // an office that is an urban village is chosen already
      if (!(await field.inputValue())) await field.selectOption({ label: VILLAGE.name })
    } else if (property.enum) await field.selectOption({ label: text })
    else await field.fill(text)
  }
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await expect(page.getByRole('heading', { name: /Langkah 3/ })).toBeVisible()
  const mandatory = service.requirements.flatMap(({ mandatory: asked }, index) => (asked ? [index] : []))
  for (const index of mandatory) await page.locator(`#berkas-${index}`).setInputFiles(SCAN)
  await expect(page.getByText('kartu-keluarga.pdf terunggah')).toHaveCount(mandatory.length)
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await page.getByRole('button', { name: 'Kirim permohonan' }).click()
  await expect(page.getByRole('heading', { name: 'Permohonan diterima' })).toBeVisible()
  const code = await page.getByText(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/).textContent()
  return code ?? ''
}

/** Takes an application in at the counter, all originals seen; whoever is signed in is the counter officer. */
export async function takeIn(page: Page, service: AnyService, name: string): Promise<string> {
  await page.goto(`/layanan-loket/baru?layanan=${service.code}`)
  await expect(page.getByRole('heading', { name: /Langkah 2/ })).toBeVisible()
  for (const { key, property, label } of required(service)) {
    const unit = property['x-unit'] === 'IDR' ? ' (Rp)' : ''
    const field = page.getByLabel(`${label}${unit}`, { exact: true }).first()
    if (property.format === 'urban_village' && (await field.inputValue())) continue
    const text = answer(key, property, name)
    if (property.enum || property.format === 'urban_village') {
      await pick(page, field, property.format === 'urban_village' ? VILLAGE.name : text)
    } else if (property.format === 'date') {
      await field.fill(text.split('-').reverse().join('/'))
      await field.press('Tab')
    } else await field.fill(text)
  }
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await expect(page.getByRole('heading', { name: /Langkah 3/ })).toBeVisible()
  for (const { name_id, mandatory } of service.requirements)
    if (mandatory)
      await page.getByRole('radiogroup', { name: name_id, exact: true }).getByLabel('Asli dilihat').check()
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await page.getByRole('button', { name: 'Terima permohonan' }).click()
  const code = await page.getByRole('status').filter({ hasText: /-/ }).textContent()
  return code ?? ''
}
