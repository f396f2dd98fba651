import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { useCan } from '@/api/session'
import { EmptyState } from '@/ui/EmptyState'
import { HelpLink } from '@/ui/HelpLink'
import { Loaded } from '@/ui/Loaded'
import { Note } from '@/ui/Note'
import { Page } from '@/ui/Page'
import { AccountForm } from './AccountForm'
import { KeyActions } from './KeyActions'
import { KeyFacts } from './KeyFacts'
import { NewKeyForm } from './NewKeyForm'
import type { SigningKey } from './types'

/** With what the signed-in person signs. */
export default function KeyPage() {
  const { t } = useTranslation('signing')
  const can = useCan()
  return (
    <Page title={t('key.title')} lead={t('key.lead')} help={<HelpLink topic="sign" />} narrow>
      {can('letter.approve') || can('permit.sign') ? (
        <MyKey />
      ) : (
        <EmptyState title={t('key.notSigner')} hint={t('key.notSignerHint')} />
      )}
    </Page>
  )
}

function MyKey() {
  const query = api.useQuery('get', '/api/v1/me/signing-key')
  return <Loaded query={query}>{(key) => <Content signingKey={key} />}</Loaded>
}

function Content({ signingKey }: { signingKey: SigningKey }) {
  const { t } = useTranslation('signing')
  const { certified, provider, state } = signingKey
  return (
    <>
      <KeyFacts signingKey={signingKey} />
      <Note tone="info" title={certified ? t('key.certified') : t('key.notCertified')}>
        {certified ? t('key.certifiedHint') : t('key.notCertifiedHint')}
      </Note>
      {provider !== 'local' ? (
        <AccountForm />
      ) : state === 'active' ? (
        <KeyActions />
      ) : (
        <NewKeyForm again={state !== 'none'} />
      )}
    </>
  )
}
