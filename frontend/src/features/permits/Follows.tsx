import { useTranslation } from 'react-i18next'
import type { FormField } from '@/lib/schemaForm'
import { LinkAnchor } from '@/ui/LinkAnchor'
import { Note } from '@/ui/Note'
import type { Succession } from './issued/types'

/** Which paper the application renews or corrects, and which answers are not those of that case. */
export function Follows({ succession, fields }: { succession: Succession; fields: FormField[] }) {
  const { t } = useTranslation('permits', { keyPrefix: 'follow' })
  const { kind, number, application_id, reason, origins } = succession
  const of = (origin: string) =>
    fields.flatMap(({ key, label }) => (origins[key] === origin ? label : [])).join(', ')
  const parts = (['changed', 'entered', 'carried'] as const).flatMap((origin) => {
    const labels = of(origin)
    return labels ? [{ origin, labels }] : []
  })
  return (
    <Note
      tone="info"
      title={
        <LinkAnchor
          to="/layanan-loket/$id"
          params={{ id: application_id }}
          inherit
          c="inherit"
          td="underline"
        >
          {t(`${kind}.of`, { number })}
        </LinkAnchor>
      }
    >
      {reason && <p>{t('because', { reason })}</p>}
      {parts.map(({ origin, labels }) => (
        <p key={origin}>{t(`origin.${origin}`, { labels })}</p>
      ))}
    </Note>
  )
}
