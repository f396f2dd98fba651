import { NumberInput, Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useOptional } from '@/ui/optional'
import { RowFields } from '@/ui/RowFields'
import { FeeRulePart } from './FeeRulePart'
import type { Change, Definition } from './types'

interface PartProps {
  definition: Definition
  change: Change
  fixedLevel: boolean
}

const CHOICES = {
  level: ['urban_village', 'sub_district'],
  kind: ['permit', 'non_permit'],
  status: ['active', 'optional', 'legacy'],
  signer: ['urban_village_head', 'sub_district_head', 'none'],
} as const

const ROLES = [
  'applicant',
  'counter_officer',
  'operator',
  'section_head',
  'secretary',
  'urban_village_head',
  'sub_district_head',
  'cashier',
  'field_team',
] as const

type Texts = 'name_id' | 'name_en' | 'output_name'
type Optional = 'status_reason' | 'fee_note' | 'classification_code' | 'legal_basis'
type Numbers = 'sla_working_days' | 'fee_idr' | 'validity_days'

/** What is published about the service (komponen standar pelayanan), and its paper. */
export default function GeneralPart({ definition, change, fixedLevel }: PartProps) {
  const { t } = useTranslation('templates', { keyPrefix: 'catalogue' })
  const optional = useOptional()
  const text = (name: Texts) => (
    <TextInput
      label={t(`field.${name}`)}
      value={definition[name]}
      maxLength={200}
      onChange={(event) => change({ [name]: event.currentTarget.value })}
    />
  )
  const more = (name: Optional) => (
    <TextInput
      label={optional(t(`field.${name}`))}
      value={definition[name] ?? ''}
      maxLength={1000}
      onChange={(event) => change({ [name]: event.currentTarget.value || null })}
    />
  )
  const number = (name: Numbers, description?: string) => (
    <NumberInput
      label={name === 'sla_working_days' ? t(`field.${name}`) : optional(t(`field.${name}`))}
      description={description}
      value={definition[name] ?? ''}
      min={0}
      allowDecimal={false}
      thousandSeparator="."
      decimalSeparator=","
      onChange={(value) =>
        change({ [name]: typeof value === 'number' ? value : name === 'sla_working_days' ? 0 : null })
      }
    />
  )
  const choice = <K extends keyof typeof CHOICES>(name: K, disabled = false) => (
    <Select
      label={t(`field.${name}` as 'field.level')}
      data={CHOICES[name].map((value) => ({ value, label: t(`${name}.${value}` as `level.urban_village`) }))}
      value={definition[name]}
      disabled={disabled}
      allowDeselect={false}
      onChange={(value) => value && change({ [name]: value } as Partial<Definition>)}
    />
  )
  return (
    <Stack>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {text('name_id')}
        {text('name_en')}
        {choice('level', fixedLevel)}
        {choice('kind')}
        {choice('status')}
        {more('status_reason')}
        {number('sla_working_days', t('slaHint'))}
        {number('fee_idr', t('feeHint'))}
        {more('fee_note')}
        {more('legal_basis')}
        {choice('signer')}
        {text('output_name')}
        {number('validity_days')}
        {more('classification_code')}
      </SimpleGrid>
      <FeeRulePart definition={definition} change={change} />
      <Textarea
        label={optional(t('field.output_text'))}
        description={t('outputHint')}
        autosize
        minRows={3}
        maxLength={4000}
        value={definition.output_text ?? ''}
        onChange={(event) => change({ output_text: event.currentTarget.value || null })}
      />
      <RowFields
        legend={t('steps')}
        rows={definition.steps}
        blank={{ no: definition.steps.length + 1, role: 'counter_officer', action_id: '' }}
        addLabel={t('addStep')}
        removeLabel={t('removeStep')}
        onChange={(steps) => change({ steps: steps.map((step, at) => ({ ...step, no: at + 1 })) })}
      >
        {(step, set) => (
          <>
            <Select
              label={t('field.role')}
              data={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
              value={step.role}
              allowDeselect={false}
              onChange={(role) => role && set({ role })}
            />
            <TextInput
              label={t('field.action')}
              value={step.action_id}
              maxLength={1000}
              onChange={(event) => set({ action_id: event.currentTarget.value })}
            />
          </>
        )}
      </RowFields>
    </Stack>
  )
}
