import { Checkbox, Text } from '@mantine/core'
import { lazy, type ReactNode, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { BackDateValue } from './backDate'

const BackDateFields = lazy(() => import('./BackDateFields'))

interface BackDateChoiceProps {
  wanted: boolean
  onWanted: (wanted: boolean) => void
  value: BackDateValue
  onChange: (value: BackDateValue) => void
  errors: { date?: ReactNode; reason?: ReactNode }
}

/** An earlier date for a letter, for those who may give one. */
export function BackDateChoice({ wanted, onWanted, ...fields }: BackDateChoiceProps) {
  const { t } = useTranslation('signing')
  return (
    <div>
      <Checkbox
        label={t('backDate.open')}
        checked={wanted}
        onChange={(event) => onWanted(event.currentTarget.checked)}
      />
      {wanted && (
        <>
          <Text size="sm" my="xs">
            {t('backDate.hint')}
          </Text>
          <Suspense>
            <BackDateFields {...fields} />
          </Suspense>
        </>
      )}
    </div>
  )
}
