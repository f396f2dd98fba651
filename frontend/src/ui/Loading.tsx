import { Skeleton, Stack, VisuallyHidden } from '@mantine/core'
import { useTimeout } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

const DELAY_MS = 200

/** Grey bars the size of the content to come; quick answers never show them. */
export function Loading({ rows = 6, height = 40 }: { rows?: number; height?: number }) {
  const { t } = useTranslation()
  const [shown, setShown] = useState(false)
  useTimeout(() => setShown(true), DELAY_MS, { autoInvoke: true })
  const keys = Array.from({ length: rows }, (_, index) => `row-${index}`)
  return (
    <Stack gap="xs" mih={rows * (height + 10)} aria-busy="true">
      {shown && (
        <>
          <VisuallyHidden role="status">{t('state.loading')}</VisuallyHidden>
          {keys.map((key) => (
            <Skeleton key={key} height={height} radius="sm" />
          ))}
        </>
      )}
    </Stack>
  )
}
