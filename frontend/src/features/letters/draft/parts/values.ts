import type { LetterParts } from '@/features/letters/types'
import type letters from '@/i18n/id/letters.json'

/** A field of a part, by its label. */
export type PartLabel = keyof (typeof letters)['parts']['label']

type Travel = NonNullable<LetterParts['travel']>

interface AssigneeRow {
  name: string
  nip: string
  rank: string
  title: string
}

/** The parts on the screen: named like those of the API, with empty fields in place of missing ones. */
export interface PartValues {
  event: { date: string | null; until: string | null; time: string; place: string; agenda: string }
  /** One a line. */
  basis: string
  assignees: AssigneeRow[]
  /** One a line. */
  tasks: string
  period: string
  travel: {
    traveller: AssigneeRow
    departs: string | null
    returns: string | null
    followers: { name: string; born: string; note: string }[]
  } & Record<TravelText, string>
  items: { description: string; quantity: string; note: string }[]
  parties: { called: string; name: string; nip: string; title: string }[]
  witnesses: { name: string; title: string; nip: string }[]
  /** Parts that have no fields here; they stay as they are. */
  rest: LetterParts
}

export const TRAVEL_TEXTS = [
  'ordered_by',
  'purpose',
  'cost_level',
  'transport',
  'origin',
  'destination',
  'duration',
  'budget_agency',
  'budget_line',
  'remarks',
] as const
type TravelText = (typeof TRAVEL_TEXTS)[number]

export type Section = 'event' | 'assignment' | 'travel' | 'items' | 'record'

const SECTIONS: Record<string, Section> = {
  UND: 'event',
  ST: 'assignment',
  SPT: 'assignment',
  SPPD: 'travel',
  SPG: 'items',
  BA: 'record',
}

/** The fields that a kind of letter has of its own. */
export const sectionOf = (kind: string): Section | undefined => SECTIONS[kind]

export const emptyRows = {
  assignees: { name: '', nip: '', rank: '', title: '' },
  items: { description: '', quantity: '', note: '' },
  parties: { called: '', name: '', nip: '', title: '' },
  witnesses: { name: '', title: '', nip: '' },
  'travel.followers': { name: '', born: '', note: '' },
} as const

const noTexts = Object.fromEntries(TRAVEL_TEXTS.map((name) => [name, ''])) as Record<TravelText, string>

export const emptyParts: PartValues = {
  event: { date: null, until: null, time: '', place: '', agenda: '' },
  basis: '',
  assignees: [],
  tasks: '',
  period: '',
  travel: { ...noTexts, traveller: emptyRows.assignees, departs: null, returns: null, followers: [] },
  items: [],
  parties: [],
  witnesses: [],
  rest: {},
}

/** Texts without their blanks; what is empty is missing. */
function filled<T extends object>(row: T): Partial<T> {
  const entries = Object.entries(row).map(([key, value]) => [
    key,
    typeof value === 'string' ? value.trim() : value,
  ])
  return Object.fromEntries(entries.filter(([, value]) => value !== '' && value !== null)) as Partial<T>
}

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

const any = <T extends object>(value: T): T | undefined => (Object.keys(value).length > 0 ? value : undefined)

/** A name that is missing is the server's to refuse, at its row. */
const named = <T extends { name: string }>(row: T) => ({ ...filled(row), name: row.name.trim() })

function travelOf({ traveller, followers, ...texts }: PartValues['travel']): Travel {
  return {
    ...filled(texts),
    ...(any(filled(traveller)) ? { traveller: named(traveller) } : {}),
    ...(followers.length > 0 ? { followers: followers.map(named) } : {}),
  }
}

function ownParts(section: Section | undefined, values: PartValues): LetterParts {
  switch (section) {
    case 'event':
      return { event: any(filled(values.event)) ?? null }
    case 'assignment':
      return {
        basis: lines(values.basis),
        assignees: values.assignees.map(named),
        tasks: lines(values.tasks),
        period: values.period.trim() || null,
      }
    case 'travel':
      return { travel: any(travelOf(values.travel)) ?? null }
    case 'items':
      return {
        items: values.items.map((item) => ({
          ...filled(item),
          description: item.description.trim(),
          quantity: item.quantity.trim(),
        })),
      }
    case 'record':
      return {
        parties: values.parties.map((party) => ({
          ...named(party),
          called: party.called.trim(),
          title: party.title.trim(),
        })),
        witnesses: values.witnesses.map(named),
      }
    default:
      return {}
  }
}

/** The parts that a letter of this kind is sent with. */
export function partsOf(kind: string, values: PartValues): LetterParts {
  return { ...values.rest, ...ownParts(sectionOf(kind), values) }
}

const EDITED: Record<Section, (keyof LetterParts)[]> = {
  event: ['event'],
  assignment: ['basis', 'assignees', 'tasks', 'period'],
  travel: ['travel'],
  items: ['items'],
  record: ['parties', 'witnesses'],
}

const texts = <T extends object>(blank: T, given: object | null | undefined): T => {
  const there = Object.entries(given ?? {}).filter(([key, value]) => key in blank && value !== null)
  return { ...blank, ...Object.fromEntries(there) }
}

/** A stored letter's parts as the screen shows them. */
export function partValues(kind: string, parts: LetterParts | null | undefined): PartValues {
  const given = parts ?? {}
  const section = sectionOf(kind)
  const edited = new Set<string>(section ? EDITED[section] : [])
  const { traveller, followers, ...journey } = given.travel ?? {}
  const own = edited.has('basis')
  return {
    event: texts(emptyParts.event, given.event),
    basis: own ? (given.basis ?? []).join('\n') : '',
    tasks: (given.tasks ?? []).join('\n'),
    period: given.period ?? '',
    assignees: (given.assignees ?? []).map((one) => texts(emptyRows.assignees, one)),
    travel: {
      ...texts(emptyParts.travel, journey),
      traveller: texts(emptyRows.assignees, traveller),
      followers: (followers ?? []).map((one) => texts(emptyRows['travel.followers'], one)),
    },
    items: (given.items ?? []).map((one) => texts(emptyRows.items, one)),
    parties: (given.parties ?? []).map((one) => texts(emptyRows.parties, one)),
    witnesses: (given.witnesses ?? []).map((one) => texts(emptyRows.witnesses, one)),
    rest: Object.fromEntries(Object.entries(given).filter(([key]) => !edited.has(key))),
  }
}

/** Every text of the parts, one a line, for comparing two versions. */
export function partWords(value: unknown): string {
  if (typeof value === 'string') return value
  if (!value || typeof value !== 'object') return ''
  return Object.values(value).map(partWords).filter(Boolean).join('\n')
}
