import type { paths } from '@/api/schema'
import type { Application } from '@/features/permits/types'

export type Visit = Application['visits'][number]
export type NewVisit =
  paths['/api/v1/permit-applications/{id}/visits']['post']['requestBody']['content']['application/json']

/** Photos of one visit, as the server takes them. */
export const MAX_PHOTOS = 20
