import { Button, Group } from '@mantine/core'
import { IconCalendarPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { bytesOf } from '@/api/bytes'
import { http } from '@/api/client'
import facts from '@/features/letters/letter/letter.module.css'
import { useAttendance } from '@/features/letters/queries'
import type { Attendance, Letter } from '@/features/letters/types'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDateTime, formatLongDate } from '@/lib/format'
import { Loaded } from '@/ui/Loaded'
import { Note } from '@/ui/Note'
import { save } from '@/ui/openFile'
import { toast } from '@/ui/toast'
import { HostList } from './HostList'
import classes from './invitation.module.css'
import { OwnAnswer } from './OwnAnswer'

const CALENDAR = 'text/calendar'

/** An invitation beyond its paper: its event for the calendar, answers, and who was there. */
export default function Invitation({ letter }: { letter: Letter }) {
  const { t } = useTranslation('invitations')
  const query = useAttendance(letter.id)
  return (
    <section className={classes['section']} aria-label={t('title')}>
      <h2>{t('title')}</h2>
      <Loaded query={query} rows={3}>
        {(attendance) => <Known letter={letter} attendance={attendance} />}
      </Loaded>
    </section>
  )
}

function Known({ letter, attendance }: { letter: Letter; attendance: Attendance }) {
  const { t } = useTranslation('invitations')
  const language = useLanguage()
  return (
    <>
      {attendance.cancelled && (
        <Note tone="danger" title={t('cancelled')}>
          {attendance.has_calendar && t('cancelledHint')}
        </Note>
      )}
      <EventFacts event={attendance.event} />
      {attendance.has_calendar && <SaveToCalendar id={letter.id} />}
      {attendance.closed_at && (
        <Note tone="neutral" title={t('closed', { at: formatDateTime(attendance.closed_at, language) })} />
      )}
      {attendance.host ? (
        <HostList letter={letter} attendance={attendance} />
      ) : (
        attendance.invitees.map((own) => (
          <OwnAnswer
            key={own.pos}
            letterId={letter.id}
            own={own}
            may={attendance.allowed_actions.includes('answer')}
          />
        ))
      )}
    </>
  )
}

function EventFacts({ event }: { event: Attendance['event'] }) {
  const { t } = useTranslation('invitations')
  const language = useLanguage()
  const from = event?.date && formatLongDate(event.date, language)
  const day = from && event?.until ? t('days', { from, until: formatLongDate(event.until, language) }) : from
  const shown = [
    [t('day'), day],
    [t('time'), event?.time],
    [t('place'), event?.place],
    [t('agenda'), event?.agenda],
  ].filter(([, value]) => value)
  if (shown.length === 0) return null
  return (
    <dl className={facts['facts']}>
      {shown.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function SaveToCalendar({ id }: { id: string }) {
  const { t } = useTranslation('invitations')
  const load = async () => {
    const answer = await http.GET('/api/v1/letters/{id}/calendar', {
      params: { path: { id } },
      parseAs: 'blob',
    })
    return bytesOf(answer, CALENDAR)
  }
  const file = { key: ['letter', id, 'calendar'], name: `undangan-${id}.ics`, mediaType: CALENDAR, load }
  return (
    <Group>
      <Button
        variant="default"
        leftSection={<IconCalendarPlus size={18} aria-hidden />}
        onClick={() => save(file).catch(toast.problem)}
      >
        {t('calendar')}
      </Button>
    </Group>
  )
}
