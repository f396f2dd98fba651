import { MultiSelect, Select, Stack, TagsInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ConditionPart } from '@/lib/schemaForm'
import type { FieldDraft } from './fields'

interface ConditionProps {
  when: ConditionPart[]
  /** Fields that may be asked about. */
  fields: FieldDraft[]
  onChange: (when: ConditionPart[]) => void
}

/** "Only where the answer of this field is one of these." One part; what came with more of them keeps the others. */
export function Condition({ when, fields, onChange }: ConditionProps) {
  const { t } = useTranslation('templates', { keyPrefix: 'catalogue' })
  const [part, ...others] = when
  const asked = fields.find(({ key }) => key === part?.field)
  const choices = asked?.choices.split('\n').map((line) => line.split(':')[0]?.trim() ?? '')
  const values = (part?.is ?? []).map(String)
  const say = (is: string[]) =>
    part && onChange([{ ...part, is: is.map(asked ? typed(asked) : String) }, ...others])
  return (
    <Stack gap="xs">
      <Select
        label={t('when.field')}
        placeholder={t('when.always')}
        clearable
        data={fields.map(({ key, id }) => ({ value: key, label: id || key }))}
        value={part?.field ?? null}
        onChange={(field) => onChange(field ? [{ field, is: [] }, ...others] : others)}
      />
      {part &&
        (asked?.kind === 'choice' || asked?.kind === 'check' ? (
          <MultiSelect
            label={t('when.is')}
            searchable
            data={asked.kind === 'check' ? ['true', 'false'] : (choices ?? [])}
            value={values}
            onChange={say}
          />
        ) : (
          <TagsInput label={t('when.is')} value={values} onChange={say} />
        ))}
    </Stack>
  )
}

/** An answer of a field as the form gives it: a number, a truth value or a text. */
const typed =
  ({ kind }: FieldDraft) =>
  (value: string) =>
    kind === 'check'
      ? value === 'true'
      : ['integer', 'number', 'money'].includes(kind)
        ? Number(value)
        : value
