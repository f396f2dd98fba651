import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '@/i18n/useLanguage'
import { formatNumber } from '@/lib/format'
import { DataTable } from '@/ui/DataTable'
import { EmptyState } from '@/ui/EmptyState'
import { Loaded } from '@/ui/Loaded'
import { StatusBadge, type Tone } from '@/ui/StatusBadge'
import { useRecommendations } from './api'
import { AgencyLink, LetterLink } from './links'
import type { Period, Recommendation } from './types'

const tones: Record<Recommendation['kind'], Tone> = { reprimand: 'danger', award: 'success' }

/** Findings that a row names; the office's own page has them all. */
const NAMED = 2

/** What is recommended for each office and why, and the letters that came of it. */
export function FollowUps({ period }: { period: Period }) {
  const { t } = useTranslation('evaluations')
  const recommendations = useRecommendations(period.id, true)
  return (
    <Loaded query={recommendations} rows={8}>
      {(rows) =>
        rows.length > 0 ? (
          <Rows period={period.id} rows={rows} />
        ) : (
          <EmptyState title={t('followUp.empty')} hint={t('followUp.emptyHint')} />
        )
      }
    </Loaded>
  )
}

function Rows({ period, rows }: { period: string; rows: Recommendation[] }) {
  const { t } = useTranslation('evaluations')
  const count = (kind: Recommendation['kind']) => rows.filter((row) => row.kind === kind).length
  const letters = rows.filter(({ letter_id }) => letter_id).length
  return (
    <>
      <Text mb="sm">
        {t('followUp.summary', {
          reprimands: formatNumber(count('reprimand')),
          awards: formatNumber(count('award')),
          letters: formatNumber(letters),
        })}
      </Text>
      <DataTable
        name={t('view.tindakan')}
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'agency',
            header: t('ranking.agency'),
            cell: ({ agency }) => <AgencyLink period={period} agency={agency} />,
          },
          {
            key: 'kind',
            header: t('followUp.kind'),
            cell: ({ kind }) => <StatusBadge tone={tones[kind]} label={t(`recommendation.${kind}`)} />,
          },
          {
            key: 'score',
            header: t('ranking.score'),
            numeric: true,
            cell: ({ score }) => formatNumber(score, 2),
          },
          { key: 'why', header: t('followUp.why'), cell: (row) => <Why recommendation={row} /> },
          {
            key: 'letter',
            header: t('followUp.letter'),
            cell: ({ kind, letter_id: letter }) => {
              if (letter) return <LetterLink id={letter}>{t('followUp.openLetter')}</LetterLink>
              return kind === 'reprimand' ? t('followUp.noLetter') : '–'
            },
          },
        ]}
      />
    </>
  )
}

function Why({ recommendation: { reason, findings } }: { recommendation: Recommendation }) {
  const { t } = useTranslation('evaluations')
  const language = useLanguage()
  if (reason) return t(`reasonShort.${reason}`)
  const [first] = findings
  if (!first) return '–'
  return findings
    .slice(0, NAMED)
    .map((finding) => finding[`name_${language}`])
    .join('; ')
}
