import { List } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Letter } from '@/features/letters/types'

type Addressee = Letter['addressees'][number]

/** Addressees of one kind, each with whether the letter has arrived there. */
export function Addressees({ addressees, kind }: { addressees: Addressee[]; kind: Addressee['kind'] }) {
  const { t } = useTranslation('letters')
  const shown = addressees.filter((addressee) => addressee.kind === kind)
  return (
    <List listStyleType={shown.length > 1 ? 'decimal' : 'none'} spacing={2} withPadding={shown.length > 1}>
      {shown.map((addressee) => (
        <List.Item key={`${addressee.agency?.id ?? ''}${addressee.name}`}>
          {addressee.name}
          {addressee.delivered && (
            <>
              {' '}
              <IconCheck size={14} color="var(--tone-success)" aria-hidden /> {t('delivered')}
            </>
          )}
        </List.Item>
      ))}
    </List>
  )
}
