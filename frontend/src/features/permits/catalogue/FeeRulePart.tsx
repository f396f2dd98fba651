import { MultiSelect, NumberInput, SimpleGrid, Text, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useOptional } from '@/ui/optional'
import { RowFields } from '@/ui/RowFields'
import type { Change, Definition } from './types'

type Rule = NonNullable<Definition['fee_rule']>
const BOUNDS = [
  ['minimum_idr', 'feeMinimum'],
  ['maximum_idr', 'feeMaximum'],
] as const

/** Fields of the form whose answers are numbers. */
function numbersOf(schema: Definition['form_schema']): string[] {
  const { properties = {} } = schema as { properties?: Record<string, { type?: string }> }
  return Object.keys(properties).filter((key) => ['integer', 'number'].includes(properties[key]?.type ?? ''))
}

/** A fee that depends on answers: lines that are added up, and bounds of the sum. */
export function FeeRulePart({ definition, change }: { definition: Definition; change: Change }) {
  const { t } = useTranslation('templates', { keyPrefix: 'catalogue' })
  const optional = useOptional()
  const rule: Rule = definition.fee_rule ?? { lines: [] }
  const fields = numbersOf(definition.form_schema)
  const set = (part: Partial<Rule>) => {
    const next = { ...rule, ...part }
    change({ fee_rule: next.lines.length > 0 ? next : null })
  }
  return (
    <>
      <RowFields
        legend={t('feeRule')}
        rows={rule.lines}
        blank={{ label_id: '', label_en: '', rate_idr: 0, times: [] }}
        addLabel={t('addFeeLine')}
        removeLabel={t('removeFeeLine')}
        onChange={(lines) => set({ lines })}
      >
        {(line, put) => (
          <>
            <TextInput
              label={t('feeLine')}
              value={line.label_id}
              maxLength={200}
              onChange={(event) => put({ label_id: event.currentTarget.value })}
            />
            <TextInput
              label={t('feeLineEn')}
              value={line.label_en}
              maxLength={200}
              onChange={(event) => put({ label_en: event.currentTarget.value })}
            />
            <NumberInput
              label={t('feeRate')}
              value={line.rate_idr}
              min={0}
              allowDecimal={false}
              thousandSeparator="."
              decimalSeparator=","
              onChange={(value) => put({ rate_idr: typeof value === 'number' ? value : 0 })}
            />
            <MultiSelect
              label={optional(t('feeTimes'))}
              data={[...new Set([...fields, ...(line.times ?? [])])]}
              value={line.times ?? []}
              maxValues={2}
              onChange={(times) => put({ times })}
            />
          </>
        )}
      </RowFields>
      {rule.lines.length > 0 && (
        <>
          <Text size="sm">{t('feeRuleHint')}</Text>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            {BOUNDS.map(([name, label]) => (
              <NumberInput
                key={name}
                label={optional(t(label))}
                value={rule[name] ?? ''}
                min={0}
                allowDecimal={false}
                thousandSeparator="."
                decimalSeparator=","
                onChange={(value) => set({ [name]: typeof value === 'number' ? value : null })}
              />
            ))}
          </SimpleGrid>
        </>
      )}
    </>
  )
}
