import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useCan } from '@/api/session'
import { useWorkload } from './queries'

interface OfficerSelectProps {
  /** `me`, `nobody`, or the id of a position. */
  value: string | null
  onChange: (value: string | null) => void
}

/** Narrows a list to the applications of one officer. */
export function OfficerSelect({ value, onChange }: OfficerSelectProps) {
  const { t } = useTranslation(['numbering', 'permits', 'common'])
  const can = useCan()
  const officers = useWorkload().data?.officers ?? []
  const named = officers.map(({ position_id, name, position_title }) => ({
    value: position_id,
    label: name ?? position_title,
  }))
  const mine = can('permit.process') ? [{ value: 'me', label: t('officers.mine') }] : []
  return (
    <Select
      label={t('officers.officer')}
      placeholder={t('permits:list.any')}
      data={[...mine, { value: 'nobody', label: t('officers.nobody') }, ...named]}
      value={value}
      onChange={onChange}
      clearable
      clearButtonProps={{ 'aria-label': t('common:action.clear') }}
    />
  )
}
