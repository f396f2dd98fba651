import type { Language } from '@/api/language'
import type { ApplicationRow } from './types'

export function serviceName(service: { name_id: string; name_en: string }, language: Language): string {
  return language === 'en' ? service.name_en : service.name_id
}

/** 12/2022, as in the register of the office. */
export function registerNumber({
  register_number,
  register_year,
}: Pick<ApplicationRow, 'register_number' | 'register_year'>): string {
  return `${register_number}/${register_year}`
}

/** Where anyone with the code follows the application, without signing in. */
export function trackingPath(code: string): string {
  return `/lacak?code=${code}`
}
