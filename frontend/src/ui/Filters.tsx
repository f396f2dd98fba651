import { Button, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface FiltersProps {
  children: ReactNode
  /** True when any filter is set; then they can be cleared at once. */
  active: boolean
  onReset: () => void
}

/** A row of filter inputs. Keep their values in the URL, so that a view can be shared and Back works. */
export function Filters({ children, active, onReset }: FiltersProps) {
  const { t } = useTranslation()
  return (
    <Group component="search" aria-label={t('filters.label')} align="flex-end" gap="sm" mb="md">
      {children}
      {active && (
        <Button variant="subtle" onClick={onReset}>
          {t('action.resetFilters')}
        </Button>
      )}
    </Group>
  )
}
