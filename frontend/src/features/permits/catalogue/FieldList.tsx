import { ActionIcon, Checkbox, Group, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { RowFields } from '@/ui/RowFields'
import { Condition } from './Condition'
import { type FieldDraft, KINDS, type Kind, keyFor } from './fields'

interface FieldListProps {
  legend: string
  fields: FieldDraft[]
  /** Of a repeated group: no group inside it, and no personal numbers. */
  inner?: boolean
  onChange: (fields: FieldDraft[]) => void
}

const BLANK: Omit<FieldDraft, 'key'> = {
  id: '',
  en: '',
  kind: 'text',
  required: true,
  choices: '',
  when: [],
  fields: [],
  rest: {},
}
const OUTERMOST: Kind[] = ['group', 'list', 'nik', 'kk']

/** Fields of a form, in the order in which they are asked. */
export function FieldList({ legend, fields, inner = false, onChange }: FieldListProps) {
  const { t } = useTranslation('templates', { keyPrefix: 'catalogue' })
  const keys = fields.map(({ key }) => key)
  const kinds = KINDS.filter((kind) => !inner || !OUTERMOST.includes(kind))
  const move = (at: number, by: number) => {
    const next = [...fields]
    const [field] = next.splice(at, 1)
    if (field) next.splice(at + by, 0, field)
    onChange(next)
  }
  return (
    <RowFields
      legend={legend}
      rows={fields}
      blank={{ ...BLANK, key: keyFor('', keys) }}
      addLabel={t('addField')}
      removeLabel={t('removeField')}
      onChange={onChange}
    >
      {(field, set, at) => (
        <>
          <TextInput
            label={t('field.label_id')}
            value={field.id}
            maxLength={200}
            onChange={(event) => {
              const id = event.currentTarget.value
              // a new field is called after its label; one that was published keeps its key
              const others = keys.filter((_, place) => place !== at)
              set({ id, ...(field.rest.type ? {} : { key: keyFor(id, others) }) })
            }}
          />
          <TextInput
            label={t('field.label_en')}
            value={field.en}
            maxLength={200}
            onChange={(event) => set({ en: event.currentTarget.value })}
          />
          <Select
            label={t('field.fieldKind')}
            data={kinds.map((value) => ({ value, label: t(`fieldKind.${value}`) }))}
            value={field.kind}
            allowDeselect={false}
            searchable
            onChange={(kind) => kind && set({ kind: kind as Kind })}
          />
          <Group align="flex-end" gap="xs">
            <Checkbox
              flex={1}
              label={t('field.required')}
              checked={field.required}
              onChange={(event) => set({ required: event.currentTarget.checked })}
            />
            <ActionIcon
              variant="default"
              size={36}
              disabled={at === 0}
              aria-label={t('moveUp', { name: field.id || field.key })}
              onClick={() => move(at, -1)}
            >
              <IconArrowUp size={18} />
            </ActionIcon>
            <ActionIcon
              variant="default"
              size={36}
              disabled={at === fields.length - 1}
              aria-label={t('moveDown', { name: field.id || field.key })}
              onClick={() => move(at, 1)}
            >
              <IconArrowDown size={18} />
            </ActionIcon>
          </Group>
          {field.kind === 'choice' && (
            <Textarea
              label={t('field.choices')}
              description={t('choicesHint')}
              autosize
              minRows={2}
              value={field.choices}
              onChange={(event) => set({ choices: event.currentTarget.value })}
            />
          )}
          {at > 0 && (
            <Condition when={field.when} fields={fields.slice(0, at)} onChange={(when) => set({ when })} />
          )}
          {field.kind === 'group' && (
            <Stack gap="xs">
              <FieldList
                legend={t('fieldsOf', { name: field.id || field.key })}
                fields={field.fields}
                inner
                onChange={(inside) => set({ fields: inside })}
              />
            </Stack>
          )}
        </>
      )}
    </RowFields>
  )
}
