import { useTranslation } from 'react-i18next'
import { EmptyState } from '@/ui/EmptyState'
import { Page } from '@/ui/Page'

/** Seen only by a position that has no page of its own. */
export function HomePage() {
  const { t } = useTranslation()
  return (
    <Page title={t('home.title')} narrow>
      <EmptyState title={t('home.noAccess')} hint={t('home.noAccessHint')} />
    </Page>
  )
}
