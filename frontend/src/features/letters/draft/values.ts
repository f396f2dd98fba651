import type { Problem } from '@/api/problem'
import { personName } from '@/features/letters/people'
import type {
  Letter,
  LetterPatch,
  NewOutgoing,
  SecurityLevel,
  TextBlock,
  Urgency,
} from '@/features/letters/types'
import type { AgencyChoice } from '@/ui/AgencyPicker'
import type { PositionChoice } from '@/ui/PositionPicker'
import type { UploadedFile } from '@/ui/UploadField'
import { emptyParts, type PartValues, partsOf, partValues, partWords } from './parts/values'
import { plainText } from './plain'

/** The draft on the screen; named after the fields of the API where it has them, so that its messages find them. */
export interface Values {
  kind: string
  subject: string
  content: TextBlock[]
  parts: PartValues
  classification_code: string | null
  urgency: Urgency
  security_level: SecurityLevel
  to: AgencyChoice[]
  to_names: string[]
  copies: AgencyChoice[]
  copy_names: string[]
  reviewers: PositionChoice[]
  coordinators: PositionChoice[]
  approver_position_id: PositionChoice | null
  /** Files that are on the draft already, and new ones. */
  upload_ids: UploadedFile[]
}

export const emptyValues: Values = {
  kind: 'SD',
  subject: '',
  content: [],
  parts: emptyParts,
  classification_code: null,
  urgency: 'normal',
  security_level: 'open',
  to: [],
  to_names: [],
  copies: [],
  copy_names: [],
  reviewers: [],
  coordinators: [],
  approver_position_id: null,
  upload_ids: [],
}

type Addressee = NewOutgoing['addressees'][number]
type Place = { field: 'to' | 'to_names' | 'copies' | 'copy_names'; index: number }

/** Addressees in the order of sending, each with the place on the screen where it comes from. */
function placed({ to, to_names, copies, copy_names }: Values): (Place & { addressee: Addressee })[] {
  const agencies = (field: 'to' | 'copies', list: AgencyChoice[]) =>
    list.map(({ id, name }, index) => ({ field, index, agency_id: id, name }))
  const names = (field: 'to_names' | 'copy_names', list: string[]) =>
    list.map((name, index) => ({ field, index, agency_id: null, name }))
  return [
    ...agencies('to', to),
    ...names('to_names', to_names),
    ...agencies('copies', copies),
    ...names('copy_names', copy_names),
  ].map(({ field, index, agency_id, name }) => ({
    field,
    index,
    addressee: {
      kind: field === 'to' || field === 'to_names' ? 'to' : 'carbon_copy',
      name,
      ...(agency_id ? { agency_id } : {}),
    },
  }))
}

function common(values: Values) {
  const { kind, subject, content, urgency, security_level } = values
  return {
    kind,
    subject,
    content,
    parts: partsOf(kind, values.parts),
    urgency,
    security_level,
    classification_code: values.classification_code ?? '',
    addressees: placed(values).map(({ addressee }) => addressee),
    reviewers: values.reviewers.map(({ id }) => id),
    coordinators: values.coordinators.map(({ id }) => id),
    approver_position_id: values.approver_position_id?.id ?? '',
  }
}

export function bodyOf(values: Values, replyTo: string | undefined): NewOutgoing {
  return {
    direction: 'outgoing',
    ...common(values),
    upload_ids: values.upload_ids.map(({ id }) => id),
    reply_to_id: replyTo ?? null,
  }
}

/** Files that were uploaded but are not on the draft yet. */
export function newFiles(values: Values, letter: Letter | undefined): string[] {
  const there = new Set(letter?.attachments.map(({ id }) => id))
  return values.upload_ids.flatMap(({ id }) => (there.has(id) ? [] : [id]))
}

/** Files are told apart by where they are: on the letter already, or only uploaded. */
export function patchOf(values: Values, letter: Letter): LetterPatch {
  const kept = new Set(values.upload_ids.map(({ id }) => id))
  return {
    ...common(values),
    upload_ids: newFiles(values, letter),
    remove_attachment_ids: letter.attachments.flatMap(({ id }) => (kept.has(id) ? [] : [id])),
  }
}

export function valuesOf(letter: Letter): Values {
  const agencies = (kind: Addressee['kind']) =>
    letter.addressees.flatMap((one) =>
      one.kind === kind && one.agency ? [{ id: one.agency.id, name: one.name }] : [],
    )
  const names = (kind: Addressee['kind']) =>
    letter.addressees.flatMap((one) => (one.kind === kind && !one.agency ? [one.name] : []))
  const position = (person: Parameters<typeof personName>[0] & { position_id: string }) => ({
    id: person.position_id,
    label: personName(person),
  })
  const pending = (kind: Letter['reviews'][number]['kind']) =>
    letter.reviews
      .filter((review) => review.status === 'pending' && review.kind === kind)
      .map(({ reviewer }) => position(reviewer))
  return {
    kind: letter.kind,
    subject: letter.subject,
    content: letter.content ?? [],
    parts: partValues(letter.kind, letter.parts),
    classification_code: letter.classification_code ?? null,
    urgency: letter.urgency,
    security_level: letter.security_level,
    to: agencies('to'),
    to_names: names('to'),
    copies: agencies('carbon_copy'),
    copy_names: names('carbon_copy'),
    reviewers: pending('hierarchical'),
    coordinators: pending('coordination'),
    approver_position_id: letter.approver ? position(letter.approver) : null,
    upload_ids: letter.attachments.map(({ id, file_name, size_bytes }) => ({ id, file_name, size_bytes })),
  }
}

/** Moves messages about "addressee 3" to the field on the screen that holds it. */
export function atFields(problem: Problem, values: Values): Problem {
  const places = placed(values)
  const move = (pointer: string) => {
    if (pointer === '/addressees') return '/to'
    const at = /^\/addressees\/(\d+)/.exec(pointer)
    const place = at && places[Number(at[1])]
    return place ? `/${place.field}/${place.index}` : pointer
  }
  return {
    ...problem,
    errors: problem.errors?.map((error) => ({ ...error, pointer: move(error.pointer) })) ?? null,
  }
}

/** One field in two versions, in words. */
export interface Difference {
  field: keyof Values
  theirs: string
  mine: string
}

type Listed = Exclude<Values[keyof Values], TextBlock[] | PartValues>

function words(value: Listed): string {
  if (value === null) return ''
  if (typeof value === 'string') return value
  if (!Array.isArray(value)) return value.label
  return value
    .map((one) =>
      typeof one === 'string'
        ? one
        : 'label' in one
          ? one.label
          : 'file_name' in one
            ? one.file_name
            : one.name,
    )
    .join(', ')
}

function identity(value: Listed): string {
  const one = (item: string | { id: string }) => (typeof item === 'string' ? item : item.id)
  if (value === null) return ''
  return Array.isArray(value) ? value.map(one).join('\n') : one(value)
}

/** Text and parts: they differ where their structure does, and are shown by their words. */
function structure(values: Values, field: 'content' | 'parts'): { identity: string; words: string } {
  const value = field === 'content' ? values.content : partsOf(values.kind, values.parts)
  return {
    identity: JSON.stringify(value),
    words: field === 'content' ? plainText(values.content) : partWords(value),
  }
}

/** Where two versions of a draft differ; the same position under another label does not. */
export function differences(theirs: Values, mine: Values): Difference[] {
  return (Object.keys(emptyValues) as (keyof Values)[]).flatMap((field): Difference[] => {
    if (field === 'content' || field === 'parts') {
      const [a, b] = [structure(theirs, field), structure(mine, field)]
      if (a.identity === b.identity) return []
      return [{ field, theirs: a.words, mine: b.words }]
    }
    if (identity(theirs[field]) === identity(mine[field])) return []
    return [{ field, theirs: words(theirs[field]), mine: words(mine[field]) }]
  })
}
