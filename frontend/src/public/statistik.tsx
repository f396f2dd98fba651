import { useState } from 'react'
import { formatNumber } from '@/lib/format'
import { Facts } from './Facts'
import { Frame } from './Frame'
import { type Language, useWording } from './language'
import { mount } from './mount'
import type { Numbers, ServiceRow, Statistics } from './types'
import { useGet } from './useGet'
import { numbersWording } from './voice/numbersWording'
import { Waiting } from './Waiting'
import { commonWords, nameOf } from './words'

type Words = (typeof numbersWording)['id']

/** What is asked for stands in the address, so that it can be shared. */
function useQuestion() {
  const [query, setQuery] = useState(() => new URLSearchParams(location.search))
  const ask = (key: string, value: string) => {
    const next = new URLSearchParams(query)
    if (value) next.set(key, value)
    else next.delete(key)
    history.replaceState(null, '', next.size > 0 ? `?${next}` : location.pathname)
    setQuery(next)
  }
  return {
    year: query.get('tahun') ?? '',
    service: query.get('layanan') ?? '',
    office: query.get('kantor') ?? '',
    ask,
  }
}

function StatisticsPage() {
  const { t, language, setLanguage } = useWording(numbersWording)
  const { year, service, office, ask } = useQuestion()
  const asked = new URLSearchParams({
    ...(year ? { year } : {}),
    ...(service ? { service_code: service } : {}),
    ...(office ? { agency_id: office, by: 'service' } : {}),
  })
  const found = useGet<Statistics>(`/statistics?${asked}`, language)
  const services = useGet<{ items: ServiceRow[] }>('/permit-services', language)
  const offices = useGet<{ items: { id: string; name: string }[] }>('/agencies', language)
  const { data } = found
  const file = `/api/v1/public/statistics/rows`
  return (
    <Frame title={t.title} language={language} onLanguage={setLanguage}>
      <p>{t.lead}</p>
      <div className="filters">
        <label>
          {t.year}
          <select value={data?.year ?? ''} onInput={(event) => ask('tahun', event.currentTarget.value)}>
            {data?.years.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
        <label>
          {t.service}
          <select value={service} onInput={(event) => ask('layanan', event.currentTarget.value)}>
            <option value="">{t.allServices}</option>
            {services.data?.items.map((one) => (
              <option key={one.code} value={one.code}>
                {nameOf(one, language)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t.office}
          <select value={office} onInput={(event) => ask('kantor', event.currentTarget.value)}>
            <option value="">{t.allOffices}</option>
            {offices.data?.items.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
      </div>
      {data ? (
        <>
          <h2>{t.together(data.year)}</h2>
          <Facts facts={factsOf(data.total, t, language)} />
          <h2>{office ? t.byService : t.byOffice}</h2>
          {data.items.length === 0 && <p>{t.none}</p>}
          <ul className="cards">
            {data.items.map((row) => (
              <li key={row.agency?.id ?? row.service?.code}>
                <strong>{row.agency?.name ?? (row.service && nameOf(row.service, language))}</strong>
                <br />
                <span>{short(row, t, language)}</span>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <Waiting language={language} problem={found.problem} onRetry={found.again} />
      )}
      <h2>{t.how}</h2>
      <ul>
        {t.explained.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <h2>{t.open}</h2>
      <p>{t.openHint}</p>
      <p className="actions">
        <a href={`${file}.csv${data ? `?year=${data.year}` : ''}`}>CSV</a>
        <a href={`${file}${data ? `?year=${data.year}` : ''}`}>JSON</a>
      </p>
    </Frame>
  )
}

function timeOf({ time }: Numbers, t: Words, language: Language): string {
  const { days } = commonWords(language)
  return time ? t.within(days(time.median), days(time.p90)) : t.tooFew
}

function indexOf({ index, quality }: Numbers, t: Words): string {
  return typeof index === 'number' && quality
    ? `${formatNumber(index, 2)} (${quality.toUpperCase()}, ${t.classes[quality]})`
    : t.noIndex
}

function factsOf(row: Numbers, t: Words, language: Language): [string, string][] {
  return [
    [t.received, formatNumber(row.received)],
    [t.finished, t.finishedOf(formatNumber(row.finished), formatNumber(row.rejected))],
    [t.time, timeOf(row, t, language)],
    [t.pauses, row.time ? t.paused(formatNumber(row.time.paused_cases), formatNumber(row.time.cases)) : '–'],
    [t.inTime, row.time ? t.of(formatNumber(row.time.in_time), formatNumber(row.time.cases)) : '–'],
    [t.index, indexOf(row, t)],
    [
      t.answers,
      t.sample(formatNumber(row.answered), formatNumber(row.asked), formatNumber(row.sample_needed)),
    ],
    [
      t.complaints,
      t.answered(
        formatNumber(row.complaints),
        formatNumber(row.complaints_answered),
        formatNumber(row.complaints_in_time),
      ),
    ],
  ]
}

function short(row: Numbers, t: Words, language: Language): string {
  return [
    t.finishedShort(formatNumber(row.finished)),
    timeOf(row, t, language),
    `${t.index}: ${indexOf(row, t)}`,
    t.answersShort(formatNumber(row.answered), formatNumber(row.asked)),
    t.complaintsShort(formatNumber(row.complaints)),
  ].join(' · ')
}

mount(StatisticsPage)
