import { Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useMe } from '@/api/session'
import type { Application } from '@/features/permits/types'
import { AssignMenu } from './AssignMenu'
import { officerName } from './officerName'
import { useSeveral } from './queries'

/** Who looks after an application, and what the caller may change about it. */
export default function OfficerLine({ application }: { application: Application }) {
  const { t } = useTranslation('numbering', { keyPrefix: 'officers' })
  const office = useMe()?.position.agency.id
  const several = useSeveral()
  const rows = [application]
  const ended = ['handed_over', 'rejected', 'cancelled', 'withdrawn'].includes(application.status)
  return (
    <Group gap="xs" justify="space-between">
      <span>
        {t('officer')}: <b>{application.assignee ? officerName(application.assignee) : t('nobody')}</b>
      </span>
      {!ended && office === application.agency.id && (
        <AssignMenu rows={rows} busy={several.isPending} onAssign={(to) => several.mutate({ rows, to })} />
      )}
    </Group>
  )
}
