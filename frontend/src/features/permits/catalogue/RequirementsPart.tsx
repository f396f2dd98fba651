import { Checkbox, Select, Stack, Text, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { RowFields } from '@/ui/RowFields'
import { Condition } from './Condition'
import { draftsOf } from './fields'
import type { Change, Definition } from './types'

/** What the applicant must show, and when. */
export default function RequirementsPart({ definition, change }: { definition: Definition; change: Change }) {
  const { t } = useTranslation('templates', { keyPrefix: 'catalogue' })
  const fields = draftsOf(definition.form_schema)
  return (
    <Stack>
      <Text c="dimmed">{t('requirementsHint')}</Text>
      <RowFields
        legend={t('part.requirements')}
        rows={definition.requirements}
        blank={{ name_id: '', evidence_type: 'document', mandatory: true }}
        addLabel={t('addRequirement')}
        removeLabel={t('removeRequirement')}
        onChange={(requirements) => change({ requirements })}
      >
        {(requirement, set) => (
          <>
            <TextInput
              label={t('field.requirement')}
              value={requirement.name_id}
              maxLength={200}
              onChange={(event) => set({ name_id: event.currentTarget.value })}
            />
            <Select
              label={t('field.evidence')}
              data={(['document', 'technical_evidence'] as const).map((value) => ({
                value,
                label: t(`evidence.${value}`),
              }))}
              value={requirement.evidence_type}
              allowDeselect={false}
              onChange={(value) => value && set({ evidence_type: value as 'document' })}
            />
            <Checkbox
              label={t('field.mandatory')}
              checked={requirement.mandatory}
              onChange={(event) => set({ mandatory: event.currentTarget.checked })}
            />
            <Condition when={requirement.when ?? []} fields={fields} onChange={(when) => set({ when })} />
          </>
        )}
      </RowFields>
    </Stack>
  )
}
