import { Button, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { useMe } from '@/api/session'
import { type Paged, usePages } from '@/api/usePages'
import type { ApplicationRow, Status } from '@/features/permits/types'
import { Loaded } from '@/ui/Loaded'
import classes from './Board.module.css'
import { BoardCard } from './BoardCard'
import type { PlainStep } from './steps'

/** Cards that a column begins with. */
const AT_FIRST = 20

interface BoardColumnProps {
  status: Status
  /** The step that leads here from where the dragged card is. */
  opened: PlainStep | undefined
  onStep: (row: ApplicationRow, step: PlainStep) => void
  onDrag: (row: ApplicationRow | null) => void
  onDrop: (step: PlainStep) => void
}

export function BoardColumn({ status, opened, onDrop, ...card }: BoardColumnProps) {
  const { t } = useTranslation(['permits', 'numbering', 'common'])
  const agency = useMe()?.position.agency.id ?? ''
  const load = (cursor: string | undefined) =>
    http.GET('/api/v1/permit-applications', {
      params: {
        query: { limit: AT_FIRST, status, agency_id: agency, ...(cursor ? { cursor } : {}) },
      },
    }) as Promise<Paged<ApplicationRow>>
  const applications = usePages(['permit-applications', 'board', status, agency], load)
  const shown = applications.data?.items.length ?? 0
  const name = t(`status.${status}`)
  return (
    <section
      className={classes['column']}
      aria-label={name}
      data-column={status}
      data-open={opened !== undefined}
      onDragOver={(event) => {
        if (opened) event.preventDefault()
      }}
      onDrop={(event) => {
        event.preventDefault()
        if (opened) onDrop(opened)
      }}
    >
      <Title order={2} size="h5" mb="xs">
        {name} <Text span c="dimmed">{`${shown}${applications.hasMore ? '+' : ''}`}</Text>
      </Title>
      <Loaded query={applications}>
        {({ items }) =>
          items.length > 0 ? (
            <ul className={classes['cards']}>
              {items.map((row) => (
                <BoardCard key={row.id} row={row} {...card} />
              ))}
            </ul>
          ) : (
            <Text size="sm" c="dimmed">
              {t('numbering:officers.emptyColumn')}
            </Text>
          )
        }
      </Loaded>
      {applications.hasMore && (
        <Button
          fullWidth
          mt="xs"
          variant="default"
          loading={applications.loadingMore}
          onClick={applications.loadMore}
        >
          {t('common:action.more')}
        </Button>
      )}
    </section>
  )
}
