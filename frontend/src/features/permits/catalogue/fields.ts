import type { ConditionPart, FieldSchema, FormSchema } from '@/lib/schemaForm'

/** What a field asks for, as the editor names it. */
export const KINDS = [
  'text',
  'long',
  'integer',
  'number',
  'money',
  'date',
  'past',
  'choice',
  'check',
  'list',
  'group',
  'phone',
  'email',
  'nik',
  'kk',
  'npwp',
  'village',
] as const
export type Kind = (typeof KINDS)[number]

/** A field of the form as the editor keeps it; what it does not know of the schema stays in `rest`. */
export interface FieldDraft {
  key: string
  id: string
  en: string
  kind: Kind
  required: boolean
  /** One choice a line: `key: words`. */
  choices: string
  when: ConditionPart[]
  fields: FieldDraft[]
  rest: FieldSchema
}

type Schema = FormSchema & { 'x-order'?: string[] }

const SHORT = 200
const LONG = 1000

/** What each kind is in JSON Schema; what the editor asks for besides is added to it. */
const SHAPES: Record<Kind, FieldSchema> = {
  text: { type: 'string', maxLength: SHORT },
  long: { type: 'string', maxLength: LONG },
  integer: { type: 'integer', minimum: 0, maximum: 1_000_000 },
  number: { type: 'number', minimum: 0, maximum: 1_000_000_000 },
  money: { type: 'integer', minimum: 0, maximum: 1_000_000_000_000, 'x-unit': 'IDR' },
  date: { type: 'string', format: 'date' },
  past: { type: 'string', format: 'date', 'x-not-future': true },
  choice: { type: 'string' },
  check: { type: 'boolean' },
  list: { type: 'array', items: { type: 'string', maxLength: SHORT }, maxItems: 50 },
  group: { type: 'array', maxItems: 20 },
  phone: { type: 'string', format: 'phone', maxLength: 20 },
  email: { type: 'string', format: 'email', maxLength: SHORT },
  nik: { type: 'string', format: 'nik' },
  kk: { type: 'string', format: 'kk' },
  npwp: { type: 'string', format: 'npwp', maxLength: 30 },
  village: { type: 'string', format: 'urban_village', maxLength: 20 },
}

function kindOf(schema: FieldSchema): Kind {
  if (schema.enum) return 'choice'
  if (schema.type === 'array') return schema.items?.properties ? 'group' : 'list'
  if (schema.type === 'boolean') return 'check'
  if (schema.type === 'integer') return schema['x-unit'] === 'IDR' ? 'money' : 'integer'
  if (schema.type === 'number') return 'number'
  switch (schema.format) {
    case 'date':
      return schema['x-not-future'] ? 'past' : 'date'
    case 'urban_village':
      return 'village'
    case 'phone':
    case 'email':
    case 'nik':
    case 'kk':
    case 'npwp':
      return schema.format
    default:
      return (schema.maxLength ?? 0) > SHORT ? 'long' : 'text'
  }
}

/** The fields of a form, in its order. */
export function draftsOf(schema: Schema): FieldDraft[] {
  const properties = schema.properties ?? {}
  const order = schema['x-order'] ?? []
  const keys = new Set([...order.filter((key) => key in properties), ...Object.keys(properties)])
  return [...keys].map((key) => {
    const property = properties[key] ?? {}
    const labels = property['x-enum-labels'] ?? {}
    return {
      key,
      id: property['x-label']?.id ?? property.title ?? '',
      en: property['x-label']?.en ?? '',
      kind: kindOf(property),
      required: schema.required?.includes(key) ?? false,
      choices: (property.enum ?? [])
        .map((value) => [value, labels[value ?? '']?.id, labels[value ?? '']?.en].filter(Boolean).join(': '))
        .join('\n'),
      when: property['x-when'] ?? [],
      fields: property.items?.properties ? draftsOf(property.items) : [],
      rest: property,
    }
  })
}

/** `ya: Ya: Yes` is the answer `ya` with its words in both languages. */
function choicesOf(text: string): Pick<FieldSchema, 'enum' | 'x-enum-labels'> {
  const lines = text.split('\n').flatMap((line) => {
    const [value = '', id = '', en = ''] = line.split(':').map((part) => part.trim())
    return value ? { value, id: id || value, en: en || id || value } : []
  })
  return {
    enum: lines.map(({ value }) => value),
    'x-enum-labels': Object.fromEntries(lines.map(({ value, id, en }) => [value, { id, en }])),
  }
}

function propertyOf(draft: FieldDraft): FieldSchema {
  const { kind, rest } = draft
  // a field that stays of its kind keeps what the editor does not show, such as a pattern
  const shape = kindOf(rest) === kind && rest.type ? rest : SHAPES[kind]
  const { 'x-when': _when, ...kept } = shape
  return {
    ...kept,
    'x-label': { id: draft.id.trim(), en: draft.en.trim() },
    ...(kind === 'choice' ? choicesOf(draft.choices) : {}),
    ...(kind === 'group' ? { items: schemaOf(draft.fields) as FieldSchema } : {}),
    ...(draft.when.length > 0 ? { 'x-when': draft.when } : {}),
  }
}

/** The JSON Schema of these fields. */
export function schemaOf(drafts: FieldDraft[]): Schema & { type: string; additionalProperties: false } {
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(drafts.map((draft) => [draft.key, propertyOf(draft)])),
    required: drafts.filter(({ required }) => required).map(({ key }) => key),
    'x-order': drafts.map(({ key }) => key),
  }
}

/** A key for a new field from its label: "Luas tanah (m²)" is `luas_tanah_m`; never one that is taken. */
export function keyFor(label: string, taken: string[]): string {
  const words = label
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 40)
  const base = words || 'isian'
  for (let n = 1; ; n++) {
    const key = n === 1 ? base : `${base}_${n}`
    if (!taken.includes(key)) return key
  }
}
