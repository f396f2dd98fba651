import { Select, Text } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { bytesOf } from '@/api/bytes'
import { http } from '@/api/client'
import { asProblem } from '@/api/problem'
import { Loading } from '@/ui/Loading'
import { fieldText, problemText } from '@/ui/problemText'
import { fieldOfPointer } from '@/ui/useAppForm'
import type { changesOf } from './changes'
import classes from './templates.module.css'
import type { Sample } from './types'

type Changes = ReturnType<typeof changesOf>

const PDF = 'application/pdf'
const SAMPLES: Sample[] = ['letter', 'circular', 'assignment', 'travel', 'cover_letter', 'record']

const load = async (sample: Sample, body: Changes) =>
  bytesOf(
    await http.POST('/api/v1/template-texts/preview', {
      params: { query: { sample } },
      body,
      parseAs: 'blob',
    }),
    PDF,
  )

interface PreviewProps {
  changes: Changes
  labels: Record<string, string>
}

/** A sample paper with the texts as they were last shown; the one before stays while the next is made. */
export function Preview({ changes, labels }: PreviewProps) {
  const { t } = useTranslation('templates')
  const [sample, setSample] = useState<Sample>('letter')
  const query = useQuery({
    queryKey: ['template-preview', sample, changes],
    queryFn: () => load(sample, changes),
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 10_000,
  })
  const [url, setUrl] = useState<string>()
  const bytes = query.data
  useEffect(() => {
    if (!bytes) return
    const made = URL.createObjectURL(bytes)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [bytes])
  return (
    <section className={classes['preview']} aria-label={t('preview.title')} aria-busy={query.isFetching}>
      <Select
        label={t('preview.sample')}
        data={SAMPLES.map((value) => ({ value, label: t(`sample.${value}`) }))}
        value={sample}
        onChange={(value) => setSample(SAMPLES.find((known) => known === value) ?? 'letter')}
        allowDeselect={false}
        mb="sm"
      />
      <div role="status">
        {query.error && <Text size="sm">{faultsIn(query.error, labels).join(' · ')}</Text>}
      </div>
      {url ? (
        <iframe className={classes['paper']} src={`${url}#view=FitH&navpanes=0`} title={t('preview.title')} />
      ) : (
        query.isFetching && <Loading rows={12} />
      )}
    </section>
  )
}

function faultsIn(error: unknown, labels: Record<string, string>): string[] {
  const problem = asProblem(error)
  const faults = (problem.errors ?? []).map(({ pointer, code, detail }) => {
    const field = fieldOfPointer(pointer)
    const label = labels[field.startsWith('footers.') ? 'footer' : field]
    const message = fieldText(code, detail)
    return label ? `${label}: ${message}` : message
  })
  return faults.length > 0 ? faults : [problemText(problem)]
}
