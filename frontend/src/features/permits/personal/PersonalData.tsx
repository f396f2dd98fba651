import { Button, Group, Text } from '@mantine/core'
import { IconCopy, IconEraser } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCan, useMe } from '@/api/session'
import type { Application } from '@/features/permits/types'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDate, formatDateTime } from '@/lib/format'
import { CopyDialog } from './CopyDialog'
import { EraseDialog } from './EraseDialog'

/** How long the data are kept, the applicant's copy, and their erasure. */
export function PersonalData({ application }: { application: Application }) {
  const { t } = useTranslation('permits', { keyPrefix: 'personal' })
  const language = useLanguage()
  const can = useCan()
  const own = useMe()?.position.agency.id === application.agency.id
  const [open, setOpen] = useState<'copy' | 'erase' | null>(null)
  const { erasure, kept_until } = application
  const close = () => setOpen(null)
  if (erasure)
    return (
      <>
        <Text>
          {t('erasedBy', { name: erasure.by, time: formatDateTime(erasure.erased_at, language) })}{' '}
          {t(`basis.${erasure.basis}`)}.
        </Text>
        <Text c="dimmed" lang="id">
          {erasure.reason}
        </Text>
      </>
    )
  return (
    <>
      <Text>{kept_until ? t('keptUntil', { date: formatDate(kept_until, language) }) : t('underWay')}</Text>
      <Group mt="sm">
        {can('permit.reveal') && (
          <Button
            variant="default"
            leftSection={<IconCopy size={18} aria-hidden />}
            onClick={() => setOpen('copy')}
          >
            {t('copy')}
          </Button>
        )}
        {can('permit.erase') && own && kept_until && (
          <Button
            variant="default"
            leftSection={<IconEraser size={18} aria-hidden />}
            onClick={() => setOpen('erase')}
          >
            {t('erase')}
          </Button>
        )}
      </Group>
      {open === 'copy' && <CopyDialog application={application} onClose={close} />}
      {open === 'erase' && <EraseDialog application={application} onClose={close} />}
    </>
  )
}
