/** What the addresses of the pages carry, so that a view can be shared and Back works. */

export const BOXES = ['worklist', 'late', 'all', 'expired'] as const
export type Box = (typeof BOXES)[number]

export interface WorklistSearch {
  box?: Box
  status?: string
  service?: string
  /** `me`, `nobody`, or the id of a position. */
  petugas?: string
  q?: string
}

const STEPS = ['data', 'syarat', 'periksa'] as const
export type IntakeStep = (typeof STEPS)[number]

export interface IntakeSearch {
  /** Code of the service. */
  layanan?: string
  langkah?: IntakeStep
}

const text = (value: unknown) => {
  const found = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  return found || undefined
}

function oneOf<T extends string>(values: readonly T[], value: unknown): T | undefined {
  return values.find((candidate) => candidate === value)
}

/** Leaves out what is not set. */
function set<T extends object>(search: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as T
}

export function worklistSearch(search: Record<string, unknown>): WorklistSearch {
  return set<WorklistSearch>({
    box: oneOf(BOXES, search['box']),
    status: text(search['status']),
    service: text(search['service']),
    petugas: text(search['petugas']),
    q: text(search['q']),
  })
}

const REGISTER = ['keadaan', 'layanan', 'dalam', 'urut', 'q'] as const
export type RegisterSearch = Partial<Record<(typeof REGISTER)[number], string>>

export function registerSearch(search: Record<string, unknown>): RegisterSearch {
  return set<RegisterSearch>(Object.fromEntries(REGISTER.map((key) => [key, text(search[key])])))
}

export function intakeSearch(search: Record<string, unknown>): IntakeSearch {
  return set<IntakeSearch>({
    layanan: text(search['layanan']),
    langkah: oneOf(STEPS, search['langkah']),
  })
}
