import type { Language } from '@/api/language'
import { personName } from '@/features/letters/people'
import type { Looker } from '@/features/letters/types'

/** So many are named; of the rest only the number is told. */
const NAMED = 3

export type Doing = {
  activity: Looker['activity']
  /** How many do it: verbs of some languages ask for that. */
  count: number
  names: string
}

/** "Siti dan Budi", "Siti, Budi, Ani, dan 2 orang lain": one entry for each thing that people do, in their order. */
export function doings(others: Looker[], language: Language, more: (count: number) => string): Doing[] {
  const list = new Intl.ListFormat(language === 'en' ? 'en-GB' : 'id-ID', { type: 'conjunction' })
  const activities = [...new Set(others.map(({ activity }) => activity))]
  return activities.map((activity) => {
    const people = others.filter((other) => other.activity === activity)
    const names = people.slice(0, NAMED).map(({ person }) => person.name ?? personName(person))
    const rest = people.length - names.length
    return { activity, count: people.length, names: list.format(rest > 0 ? [...names, more(rest)] : names) }
  })
}
