import { useTranslation } from 'react-i18next'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDate } from '@/lib/format'
import { StatusBadge } from '@/ui/StatusBadge'
import classes from './signing.module.css'
import type { SigningKey } from './types'
import { keyTones, providerName } from './words'

export function KeyFacts({ signingKey }: { signingKey: SigningKey }) {
  const { t } = useTranslation('signing')
  const language = useLanguage()
  const { state, provider, valid_from, valid_until, serial, account } = signingKey
  const validity = valid_until && {
    from: formatDate(valid_from, language),
    until: formatDate(valid_until, language),
  }
  const facts = [
    [t('key.stateLabel'), <StatusBadge key="state" tone={keyTones[state]} label={t(`key.state.${state}`)} />],
    [t('key.provider'), t(`key.providerName.${providerName(provider)}`)],
    [t('key.validity'), validity && t('key.validFromUntil', validity)],
    [t('key.serial'), serial],
    [t('key.account'), account],
  ] as const
  return (
    <section aria-label={t('key.facts')}>
      <dl className={classes['facts']}>
        {facts
          .filter(([, value]) => value)
          .map(([term, value]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  )
}
