import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { LinkButton } from '@/ui/LinkButton'
import { Loaded } from '@/ui/Loaded'
import { Note } from '@/ui/Note'
import type { KeyFault } from './ending'

/** Lets on only who can sign now; the others are shown where they get a key. */
export function KeyGate({ children }: { children: ReactNode }) {
  const query = api.useQuery('get', '/api/v1/me/signing-key')
  return (
    <Loaded query={query} rows={1}>
      {({ state }) => (state === 'active' ? children : <NoKey state={state} />)}
    </Loaded>
  )
}

export function NoKey({ state }: { state: KeyFault }) {
  const { t } = useTranslation('signing')
  return (
    <Note tone="warning" title={t('sign.noKey')}>
      <p>{t(`sign.noKeyHint.${state}`)}</p>
      <LinkButton to="/tanda-tangan-saya" mt="xs">
        {t('sign.toKey')}
      </LinkButton>
    </Note>
  )
}
