import { useTranslation } from 'react-i18next'
import type { Problem } from '@/api/problem'
import classes from '@/features/letters/letter/letter.module.css'
import { Note } from '@/ui/Note'
import { fieldText } from '@/ui/problemText'

const COLUMNS = ['code', 'active_years', 'inactive_years', 'final_disposition', 'note'] as const

/** `/rows/12/active_years` and `/columns/note` in words. */
function placeOf(pointer: string) {
  const [, kind, first, second] = pointer.split('/')
  const column = COLUMNS.find((name) => name === (kind === 'rows' ? second : first))
  return { row: kind === 'rows' ? first : undefined, column }
}

/** Everything that is wrong with a schedule, by row and column; nothing of it was taken over. */
export function Faults({ faults }: { faults: NonNullable<Problem['errors']> }) {
  const { t } = useTranslation(['archive', 'errors'])
  return (
    <Note tone="danger" title={t('schedule.faults', { count: faults.length })}>
      <ul className={classes['reasons']}>
        {faults.map(({ pointer, code, detail }) => {
          const { row, column } = placeOf(pointer)
          const name = column ? t(`schedule.column.${column}`) : ''
          const place = row
            ? t('schedule.place', { row, column: name })
            : t('schedule.placeColumn', { column: name })
          return (
            <li key={`${pointer} ${code}`}>
              <strong>{place}:</strong> {fieldText(code, detail)}
            </li>
          )
        })}
      </ul>
    </Note>
  )
}
