import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { useKinds } from '@/features/letters/queries'
import type { VersionChange } from '@/features/letters/types'
import { Loaded } from '@/ui/Loaded'
import { useFieldWords } from './useFieldWords'
import classes from './versions.module.css'

interface ChangesProps {
  id: string
  number: number
  /** 0: the first version, compared with nothing. */
  since: number
}

/** The fields that differ: both texts side by side where there is room, one text with marks on a phone. */
export function Changes({ id, number, since }: ChangesProps) {
  const { t } = useTranslation('letters')
  const query = api.useQuery('get', '/api/v1/letters/{id}/versions/{number}/changes', {
    params: { path: { id, number }, query: since > 0 ? { since } : {} },
  })
  return (
    <section aria-label={t('versions.changes')}>
      <h2 className={classes['title']}>{t('versions.changes')}</h2>
      <Loaded query={query}>
        {({ changes }) =>
          changes.length === 0 ? (
            <p>{t('versions.same')}</p>
          ) : (
            <>
              <p className={classes['legend']}>{t('versions.legend')}</p>
              {changes.map((change) => (
                <Change key={change.field} change={change} />
              ))}
            </>
          )
        }
      </Loaded>
    </section>
  )
}

function Change({ change }: { change: VersionChange }) {
  const { t } = useTranslation('letters')
  const label = useFieldWords()(change.field)
  const coded = useCoded(change)
  const formOnly = change.runs.every(({ kind }) => kind === 'same')
  return (
    <article className={classes['change']} aria-label={label}>
      <h3>{label}</h3>
      {formOnly && <p className={classes['legend']}>{t('versions.formOnly')}</p>}
      <div className={classes['sides']}>
        <Side title={t('versions.before')} change={coded} leave="added" />
        <Side title={t('versions.after')} change={coded} leave="removed" />
      </div>
      <div className={classes['inline']}>
        <Runs change={coded} />
      </div>
    </article>
  )
}

/** Codes are shown by their names, whole. */
function useCoded(change: VersionChange): VersionChange {
  const { t } = useTranslation('letters')
  const { nameOf } = useKinds()
  const name = (code: string): string => {
    if (change.field === 'kind') return nameOf(code)
    if (change.field === 'urgency') return t(`urgency.${code}` as 'urgency.normal')
    return t(`security.${code}` as 'security.open')
  }
  if (!['kind', 'urgency', 'security_level'].includes(change.field)) return change
  return { ...change, runs: change.runs.map((run) => ({ ...run, text: name(run.text) })) }
}

interface SideProps {
  title: string
  change: VersionChange
  leave: 'added' | 'removed'
}

function Side({ title, change, leave }: SideProps) {
  return (
    <div>
      <div className={classes['legend']}>{title}</div>
      <Runs change={{ ...change, runs: change.runs.filter(({ kind }) => kind !== leave) }} />
    </div>
  )
}

/** Words that came are underlined, words that went are struck through: marked for the eye and for screen readers. */
function Runs({ change: { runs } }: { change: VersionChange }) {
  const { t } = useTranslation('letters')
  if (runs.length === 0) return <p className={classes['legend']}>({t('versions.empty')})</p>
  return (
    <p className={classes['text']}>
      {runs.map(({ kind, text }, place) => {
        const key = `${place}${kind}`
        if (kind === 'added') return <ins key={key}>{text}</ins>
        if (kind === 'removed') return <del key={key}>{text}</del>
        return <span key={key}>{text}</span>
      })}
    </p>
  )
}
