import { Anchor, Popover, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import type { Letter } from '@/features/letters/types'
import { useLanguage } from '@/i18n/useLanguage'
import { Loaded } from '@/ui/Loaded'
import classes from './letter.module.css'

/** Who sees this letter, and why the reader does: asked for when it is opened. */
export function WhySeen({ letter }: { letter: Letter }) {
  const { t } = useTranslation('letters')
  const [opened, setOpened] = useState(false)
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-start"
      width="min(340px, calc(100vw - 32px))"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Anchor component="button" type="button" size="sm" onClick={() => setOpened(!opened)}>
          {t('access.open')}
        </Anchor>
      </Popover.Target>
      <Popover.Dropdown>{opened && <Reasons id={letter.id} />}</Popover.Dropdown>
    </Popover>
  )
}

function Reasons({ id }: { id: string }) {
  const { t } = useTranslation('letters')
  const language = useLanguage()
  const query = api.useQuery('get', '/api/v1/letters/{id}/access', { params: { path: { id } } })
  return (
    <Loaded query={query} rows={3}>
      {(access) => (
        <Stack gap="xs">
          <Text size="sm">{access[`audience_${language}`]}</Text>
          <Text size="sm" fw={600}>
            {t('access.because', { position: access.position.position_title })}
          </Text>
          <ul className={classes['reasons']}>
            {access.reasons.map((reason) => (
              <li key={reason.code}>{reason[`text_${language}`]}</li>
            ))}
          </ul>
        </Stack>
      )}
    </Loaded>
  )
}
