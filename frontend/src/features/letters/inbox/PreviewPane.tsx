import { IconMailOpened } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './InboxPage.module.css'

// only wide windows have the pane
const Preview = lazy(() => import('./Preview'))

/** The chosen letter beside the list. Looking at it here does not count as having read it; opening does. */
export function PreviewPane({ id }: { id: string | undefined }) {
  const { t } = useTranslation('letters')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className={classes['pane']} aria-label={t('preview')} tabIndex={0}>
      {id ? (
        <Suspense>
          <Preview key={id} id={id} />
        </Suspense>
      ) : (
        <div className={classes['hint']}>
          <IconMailOpened size={36} stroke={1.5} aria-hidden />
          <span>{t('previewHint')}</span>
        </div>
      )}
    </section>
  )
}
