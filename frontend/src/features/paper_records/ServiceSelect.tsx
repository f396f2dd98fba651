import { Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { api } from '@/api/client'
import { useLanguage } from '@/i18n/useLanguage'

interface ServiceSelectProps {
  label: ReactNode
  value: string | null
  onChange: (code: string | null) => void
  error?: ReactNode
}

/** A service of the catalogue by its name. */
export function ServiceSelect({ label, value, onChange, error }: ServiceSelectProps) {
  const language = useLanguage()
  const services = api.useQuery('get', '/api/v1/permit-services')
  const data = (services.data?.items ?? []).map((service) => ({
    value: service.code,
    label: language === 'id' ? service.name_id : service.name_en,
  }))
  return <Select label={label} data={data} value={value} onChange={onChange} searchable error={error} />
}
