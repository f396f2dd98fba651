import { type FormValues, holds } from '@/lib/schemaForm'
import type { UploadedFile } from '@/ui/UploadField'
import type { NewDocument, Requirement } from './types'

/** How a requirement is met: the original was seen at the counter, or there is a file, or nothing yet. */
export interface Evidence {
  how: 'seen' | 'file' | 'none'
  file: UploadedFile | null
}

export const nothing = (requirements: Requirement[]): Evidence[] =>
  requirements.map(() => ({ how: 'none', file: null }))

function isMet({ how, file }: Evidence): boolean {
  return how === 'seen' || (how === 'file' && file !== null)
}

/** Places of the requirements that these answers ask for. */
export function askedPlaces(requirements: Requirement[], answers: FormValues): number[] {
  return requirements.flatMap(({ when = [] }, index) => (holds(when, answers) ? index : []))
}

/** Places of the requirements that still need something. */
export function unmet(requirements: Requirement[], evidence: Evidence[], answers: FormValues): number[] {
  const asked = askedPlaces(requirements, answers)
  return requirements.flatMap(({ mandatory }, index) => {
    if (!asked.includes(index)) return []
    const given = evidence[index] ?? { how: 'none', file: null }
    const needed = mandatory || given.how === 'file'
    return needed && !isMet(given) ? index : []
  })
}

export function newDocuments(evidence: Evidence[]): NewDocument[] {
  return evidence.flatMap((given, requirement_index) => {
    if (given.how === 'seen') return { requirement_index, original_seen: true }
    return given.how === 'file' && given.file ? { requirement_index, upload_id: given.file.id } : []
  })
}
