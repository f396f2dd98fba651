import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { useLanguage } from '@/i18n/useLanguage'

interface ServiceSelectProps {
  label: string
  placeholder: string
  value: string | null
  onChange: (code: string | null) => void
}

/** A service of the catalogue by its name. */
export function ServiceSelect({ label, placeholder, value, onChange }: ServiceSelectProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const services = api.useQuery('get', '/api/v1/permit-services')
  const data = (services.data?.items ?? []).map((service) => ({
    value: service.code,
    label: language === 'en' ? service.name_en : service.name_id,
  }))
  return (
    <Select
      label={label}
      placeholder={placeholder}
      data={data}
      value={value}
      onChange={onChange}
      searchable
      clearable
      miw={260}
      nothingFoundMessage={t('state.noneFound')}
      clearButtonProps={{ 'aria-label': t('action.clear') }}
    />
  )
}
