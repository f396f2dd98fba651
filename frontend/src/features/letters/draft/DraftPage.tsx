import { Stack } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useSearch } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { useMe } from '@/api/session'
import { Comments } from '@/features/letters/Comments'
import { useLetter } from '@/features/letters/queries'
import type { Letter } from '@/features/letters/types'
import { EmptyState } from '@/ui/EmptyState'
import { HelpLink } from '@/ui/HelpLink'
import { Loaded } from '@/ui/Loaded'
import { Page } from '@/ui/Page'
import { positionLabel } from '@/ui/PositionPicker'
import { DraftForm } from './DraftForm'
import { emptyValues, type Values, valuesOf } from './values'

// comes after the draft: nobody waits for it
const Lookers = lazy(() => import('@/features/letters/looking/Lookers'))

/** /surat/konsep is a new draft, ?id= an old one, ?reply= the answer to a letter. */
export default function DraftPage() {
  const { t } = useTranslation('letters')
  const wide = useMediaQuery('(min-width: 1200px)', false, { getInitialValueInEffect: false })
  const { id, reply } = useSearch({ from: '/app/surat/konsep' })
  return (
    <Page
      title={t(id ? 'draft.editTitle' : 'draft.title')}
      lead={t('draft.lead')}
      help={<HelpLink topic="draft" />}
      narrow={!wide}
    >
      {id ? (
        <Existing key={id} id={id} />
      ) : reply ? (
        <Answer key={reply} id={reply} />
      ) : (
        <New key="new" values={emptyValues} />
      )}
    </Page>
  )
}

function Existing({ id }: { id: string }) {
  const { t } = useTranslation('letters')
  return (
    <Loaded query={useLetter(id)}>
      {(letter) =>
        letter.status === 'draft' ? (
          <Stack gap="xl">
            <Suspense>
              <Lookers letterId={id} activity="drafting" />
            </Suspense>
            <DraftForm letter={letter} initial={valuesOf(letter)} />
            <Comments letter={letter} />
          </Stack>
        ) : (
          <EmptyState title={t('draft.over')} hint={t('draft.overHint')} />
        )
      }
    </Loaded>
  )
}

function Answer({ id }: { id: string }) {
  return (
    <Loaded query={useLetter(id)}>
      {(letter) => (
        <>
          <Suspense>
            <Lookers letterId={id} activity="drafting" />
          </Suspense>
          <New values={answerTo(letter)} replyTo={letter} />
        </>
      )}
    </Loaded>
  )
}

function answerTo(letter: Letter): Values {
  const { sender_agency, sender_name } = letter
  return {
    ...emptyValues,
    subject: letter.subject,
    classification_code: letter.classification_code ?? null,
    urgency: letter.urgency,
    security_level: letter.security_level,
    to: sender_agency ? [{ id: sender_agency.id, name: sender_agency.name }] : [],
    to_names: !sender_agency && sender_name ? [sender_name] : [],
  }
}

/** Most letters are approved by the head of the drafter's own agency. */
function New({ values, replyTo }: { values: Values; replyTo?: Letter }) {
  const agencyId = useMe()?.position.agency.id
  const heads = api.useQuery('get', '/api/v1/positions', {
    params: {
      query: { permission: 'letter.approve', limit: 20, ...(agencyId ? { agency_id: agencyId } : {}) },
    },
  })
  return (
    <Loaded query={heads}>
      {({ items }) => {
        const head = items.find((position) => position.is_head) ?? items[0]
        const approver = head ? { id: head.id, label: positionLabel(head) } : null
        return (
          <DraftForm
            initial={{ ...values, approver_position_id: approver }}
            {...(replyTo ? { replyTo } : {})}
          />
        )
      }}
    </Loaded>
  )
}
