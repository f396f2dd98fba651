import { Box as Frame } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { DateField } from '@/ui/DateField'
import type { Change } from './InboxFilters'

interface FilterDatesProps {
  from: string | undefined
  until: string | undefined
  onChange: (change: Change) => void
}

/** Between which days letters were entered. */
export default function FilterDates({ from, until, onChange }: FilterDatesProps) {
  const { t } = useTranslation('letters')
  return (
    <>
      <Frame w={{ base: '100%', sm: 128 }}>
        <DateField
          label={t('filter.from')}
          value={from}
          onChange={(day) => onChange({ from: day ?? undefined })}
          {...(until ? { max: until } : {})}
        />
      </Frame>
      <Frame w={{ base: '100%', sm: 128 }}>
        <DateField
          label={t('filter.until')}
          value={until}
          onChange={(day) => onChange({ until: day ?? undefined })}
          {...(from ? { min: from } : {})}
        />
      </Frame>
    </>
  )
}
