import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { bytesOf } from '@/api/bytes'
import { http } from '@/api/client'
import { must } from '@/api/must'
import { useCommand } from '@/features/letters/letter/useCommand'
import type { Attendance, Letter } from '@/features/letters/types'
import { ConfirmDialog } from '@/ui/ConfirmDialog'
import { FileItem } from '@/ui/FileItem'
import { toast } from '@/ui/toast'
import { Answered } from './answers'
import classes from './invitation.module.css'
import { PresenceDialog } from './PresenceDialog'

const PDF = 'application/pdf'
const COUNTS = ['invited', 'attends', 'represented', 'declines', 'unanswered', 'present', 'guests'] as const

interface HostListProps {
  letter: Letter
  attendance: Attendance
}

/** For the office that invites: who answered what, and who was there. */
export function HostList({ letter, attendance }: HostListProps) {
  const { t } = useTranslation('invitations')
  const { counts, invitees, guests, allowed_actions: actions } = attendance
  return (
    <>
      {counts && (
        <ul className={classes['counts']} aria-label={t('counts.label')}>
          {COUNTS.filter((name) => name === 'invited' || counts[name] > 0).map((name) => (
            <li key={name}>{t(`counts.${name}`, { count: counts[name] })}</li>
          ))}
        </ul>
      )}
      <ul className={classes['list']} aria-label={t('list')}>
        {invitees.map((one) => (
          <li key={one.pos}>
            <strong>{one.name}</strong>
            <Answered one={one} {...(one.delivered ? {} : { silent: t('notDelivered') })} />
          </li>
        ))}
      </ul>
      {guests.length > 0 && (
        <>
          <h3>{t('guests')}</h3>
          <ul className={classes['list']} aria-label={t('guests')}>
            {guests.map((guest, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two guests may be called alike, and the list does not move
              <li key={place}>
                <strong>{guest.name}</strong>
                <span className={classes['meta']}>{guest.institution}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {(actions.includes('record') || actions.includes('close')) && (
        <Keep letter={letter} attendance={attendance} />
      )}
      <ListPaper letter={letter} attendance={attendance} />
    </>
  )
}

function Keep({ letter, attendance }: HostListProps) {
  const { t } = useTranslation('invitations')
  const [doing, setDoing] = useState<'record' | 'close' | null>(null)
  const end = () => setDoing(null)
  const close = useCommand(
    () => must(http.POST('/api/v1/letters/{id}/attendance/closure', { params: { path: { id: letter.id } } })),
    () => toast.done(t('closeDone')),
    end,
  )
  return (
    <>
      <Group gap="xs">
        <Button onClick={() => setDoing('record')}>{t('record')}</Button>
        <Button variant="default" onClick={() => setDoing('close')}>
          {t('close')}
        </Button>
      </Group>
      {doing === 'record' && <PresenceDialog letterId={letter.id} attendance={attendance} onClose={end} />}
      <ConfirmDialog
        opened={doing === 'close'}
        title={t('closeTitle')}
        confirmLabel={t('close')}
        onConfirm={() => close.mutate()}
        onClose={end}
        loading={close.isPending}
      >
        {t('closeHint')}
      </ConfirmDialog>
    </>
  )
}

/** The list as it is printed: to sign on, later with who was there. */
function ListPaper({ letter, attendance }: HostListProps) {
  const { t } = useTranslation('invitations')
  const answered = attendance.invitees.map(({ answer }) => answer?.answered_at ?? '').join()
  const load = async () => {
    const params = { path: { id: letter.id } }
    return bytesOf(await http.GET('/api/v1/letters/{id}/attendance/paper', { params, parseAs: 'blob' }), PDF)
  }
  const key = ['letter', letter.id, 'attendance', String(attendance.version), answered]
  return <FileItem file={{ key, name: t('paper'), mediaType: PDF, load }} />
}
