import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { Loaded } from '@/ui/Loaded'
import { Page } from '@/ui/Page'
import { History } from './History'
import { TextsForm } from './TextsForm'

/** The fixed words of papers: change them, see them on a sample, go back to an older version. */
export default function TemplatesPage() {
  const { t } = useTranslation('templates')
  const current = api.useQuery('get', '/api/v1/template-texts')
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Loaded query={current} rows={12}>
        {(texts) => (
          <>
            <TextsForm key={texts.number} current={texts} />
            <History current={texts.number} />
          </>
        )}
      </Loaded>
    </Page>
  )
}
