import { NumberInput, Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useOptional } from '@/ui/optional'
import { RowFields } from '@/ui/RowFields'
import { RIGHTS, type Words } from './procedure'
import type { StageCheck } from './types'

interface CheckListProps {
  checks: StageCheck[]
  words: Words
  onChange: (checks: StageCheck[]) => void
}

/** What is examined at a stage side by side. */
export function CheckList({ checks, words, onChange }: CheckListProps) {
  const { t } = useTranslation('templates', { keyPrefix: 'catalogue' })
  const optional = useOptional()
  return (
    <RowFields
      legend={t('checks')}
      rows={checks}
      blank={{
        key: `periksa_${checks.length + 1}`,
        name_id: '',
        name_en: '',
        permission: 'permit.process',
        working_days: 1,
      }}
      addLabel={t('addCheck')}
      removeLabel={t('removeCheck')}
      onChange={onChange}
    >
      {(check, set) => (
        <>
          <TextInput
            label={t('field.name_id')}
            value={check.name_id}
            maxLength={100}
            onChange={(event) => set({ name_id: event.currentTarget.value })}
          />
          <TextInput
            label={t('field.name_en')}
            value={check.name_en}
            maxLength={100}
            onChange={(event) => set({ name_en: event.currentTarget.value })}
          />
          <Select
            label={t('field.permission')}
            data={RIGHTS.map((value) => ({ value, label: words.right(value) }))}
            value={check.permission}
            allowDeselect={false}
            onChange={(right) => right && set({ permission: right as StageCheck['permission'] })}
          />
          <TextInput
            label={optional(t('field.agencyCode'))}
            description={t('agencyCodeHint')}
            value={check.agency_code ?? ''}
            onChange={(event) => set({ agency_code: event.currentTarget.value.trim() || null })}
          />
          <NumberInput
            label={t('field.stageDays')}
            value={check.working_days}
            min={0}
            max={365}
            allowDecimal={false}
            onChange={(days) => set({ working_days: typeof days === 'number' ? days : 0 })}
          />
        </>
      )}
    </RowFields>
  )
}
