import { Grid, Select, Stack, Text, Title } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import type { SurveySearch } from '@/features/permits/voice/search'
import type { Numbers, SurveyResults } from '@/features/permits/voice/types'
import { useLanguage } from '@/i18n/useLanguage'
import { formatNumber } from '@/lib/format'
import { DataTable } from '@/ui/DataTable'
import { EmptyState } from '@/ui/EmptyState'
import { Filters } from '@/ui/Filters'
import { Loaded } from '@/ui/Loaded'
import { Note } from '@/ui/Note'
import { Page } from '@/ui/Page'
import { Remarks } from './Remarks'

/** What citizens answered about the offices of one's own scope. */
export default function SurveyPage() {
  const { t } = useTranslation('permits', { keyPrefix: 'voice' })
  const search = useSearch({ from: '/app/survei' })
  const navigate = useNavigate({ from: '/survei' })
  const { tahun, kantor, layanan } = search
  const results = api.useQuery('get', '/api/v1/survey-results', {
    params: {
      query: {
        ...(tahun ? { year: tahun } : {}),
        ...(kantor ? { agency_id: kantor } : {}),
        ...(layanan ? { service_code: layanan } : {}),
      },
    },
  })
  const narrow = (change: { [K in keyof SurveySearch]: SurveySearch[K] | undefined }) =>
    void navigate({ search: { ...search, ...change } as SurveySearch, replace: true })
  return (
    <Page title={t('survey')} lead={t('surveyLead')}>
      <Loaded query={results}>
        {(found) => (
          <Stack gap="lg">
            <Narrow found={found} search={search} onChange={narrow} />
            <Results found={found} />
          </Stack>
        )}
      </Loaded>
      <Title order={2} fz="lg" mt="xl" mb="sm">
        {t('remarks')}
      </Title>
      <Remarks />
    </Page>
  )
}

interface NarrowProps {
  found: SurveyResults
  search: SurveySearch
  onChange: (change: { [K in keyof SurveySearch]: SurveySearch[K] | undefined }) => void
}

function Narrow({ found, search, onChange }: NarrowProps) {
  const { t } = useTranslation('permits', { keyPrefix: 'voice' })
  const language = useLanguage()
  return (
    <Filters
      active={Boolean(search.kantor || search.layanan)}
      onReset={() => onChange({ kantor: undefined, layanan: undefined })}
    >
      <Select
        label={t('year')}
        data={found.years.map(String)}
        value={String(found.year)}
        onChange={(year) => onChange({ tahun: year ? Number(year) : undefined })}
        allowDeselect={false}
      />
      <Select
        label={t('office')}
        placeholder={t('any')}
        data={found.offices.flatMap(({ agency }) =>
          agency ? [{ value: agency.id, label: agency.name }] : [],
        )}
        value={search.kantor ?? null}
        onChange={(id) => onChange({ kantor: id ?? undefined })}
        clearable
        clearButtonProps={{ 'aria-label': t('clear') }}
        searchable
      />
      <Select
        label={t('service')}
        placeholder={t('any')}
        data={found.services.flatMap(({ service }) =>
          service
            ? [{ value: service.code, label: language === 'en' ? service.name_en : service.name_id }]
            : [],
        )}
        value={search.layanan ?? null}
        onChange={(code) => onChange({ layanan: code ?? undefined })}
        clearable
        clearButtonProps={{ 'aria-label': t('clear') }}
        searchable
      />
    </Filters>
  )
}

function Results({ found }: { found: SurveyResults }) {
  const { t } = useTranslation('permits', { keyPrefix: 'voice' })
  const language = useLanguage()
  const { total, elements, online, counter } = found
  if (total.asked === 0) return <EmptyState title={t('noSurvey')} hint={t('noSurveyHint')} />
  const reached = total.answered >= total.sample_needed
  return (
    <>
      <Note tone={reached ? 'info' : 'warning'} title={<Index of={total} />}>
        {t('sample', {
          answered: formatNumber(total.answered),
          asked: formatNumber(total.asked),
          needed: formatNumber(total.sample_needed),
        })}{' '}
        {!reached && t('tooSmall')}{' '}
        {t('sides', { online: formatNumber(online), counter: formatNumber(counter) })}
      </Note>
      <Grid gap="lg">
        {elements.length > 0 && (
          <Grid.Col span={{ base: 12, lg: 5 }}>
            <DataTable
              name={t('elementsTitle')}
              rows={elements}
              rowKey={({ element }) => element}
              columns={[
                {
                  key: 'element',
                  header: t('element'),
                  width: '46%',
                  cell: ({ element }) => t(`elements.${element}`),
                },
                { key: 'mean', header: t('mean'), cell: ({ mean }) => formatNumber(mean, 4) },
                { key: 'weighted', header: t('weighted'), cell: ({ weighted }) => formatNumber(weighted, 4) },
              ]}
            />
          </Grid.Col>
        )}
        <Grid.Col span={{ base: 12, lg: elements.length > 0 ? 7 : 12 }}>
          <Stack>
            <Rows name={t('byOffice')} rows={found.offices} label={({ agency }) => agency?.name} />
            <Rows
              name={t('byService')}
              rows={found.services}
              label={({ service }) => (language === 'en' ? service?.name_en : service?.name_id)}
            />
          </Stack>
        </Grid.Col>
      </Grid>
    </>
  )
}

function Index({ of: { index, quality } }: { of: Numbers }) {
  const { t } = useTranslation('permits', { keyPrefix: 'voice' })
  if (typeof index !== 'number' || !quality) return t('noIndex')
  return (
    <Text component="span" fw={600}>
      {t('index')} {formatNumber(index, 2)}: {t(`quality.${quality}`)}
    </Text>
  )
}

interface RowsProps {
  name: string
  rows: Numbers[]
  label: (row: Numbers) => string | undefined
}

function Rows({ name, rows, label }: RowsProps) {
  const { t } = useTranslation('permits', { keyPrefix: 'voice' })
  return (
    <DataTable
      name={name}
      rows={rows}
      rowKey={(row) => row.agency?.id ?? row.service?.code ?? ''}
      columns={[
        { key: 'name', header: name, width: '50%', cell: (row) => label(row) ?? '–' },
        {
          key: 'index',
          header: t('index'),
          cell: ({ index, quality }) =>
            typeof index === 'number' && quality
              ? `${formatNumber(index, 2)} (${quality.toUpperCase()})`
              : t('tooFew'),
        },
        {
          key: 'answers',
          header: t('answers'),
          cell: ({ answered, asked }) => `${formatNumber(answered)} / ${formatNumber(asked)}`,
        },
      ]}
    />
  )
}
