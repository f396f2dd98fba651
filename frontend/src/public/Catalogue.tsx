import { useState } from 'react'
import { feeWords } from './FeeRule'
import { Frame } from './Frame'
import { useWording } from './language'
import type { ServiceRow } from './types'
import { useGet } from './useGet'
import { Waiting } from './Waiting'
import { commonWords, nameOf } from './words'

const wording = {
  id: {
    title: 'Daftar layanan',
    lead: 'Syarat, waktu, dan biaya layanan kelurahan dan kecamatan. Banyak yang dapat diajukan dari rumah.',
    find: 'Cari layanan',
    level: 'Diberikan oleh',
    all: 'Kelurahan dan kecamatan',
    urban_village: 'Kelurahan',
    sub_district: 'Kecamatan',
    found: (count: number) => `${count} layanan`,
    none: 'Tidak ada layanan yang cocok. Coba kata lain, atau pilih semua kantor.',
    empty: 'Belum ada layanan yang dibuka.',
    reset: 'Tampilkan semua layanan',
    numbers: 'Lihat kenyataannya: waktu, kepuasan, dan pengaduan tiap kantor',
    complain: 'Sampaikan pengaduan',
  },
  en: {
    title: 'Services',
    lead: 'Requirements, time and fees of the services of urban villages and sub-districts. Many can be applied for from home.',
    find: 'Find a service',
    level: 'Given by',
    all: 'Urban villages and sub-districts',
    urban_village: 'Urban village',
    sub_district: 'Sub-district',
    found: (count: number) => (count === 1 ? '1 service' : `${count} services`),
    none: 'No service matches. Try another word, or choose all offices.',
    empty: 'No service is on offer yet.',
    reset: 'Show all services',
    numbers: 'See what is true of them: time, satisfaction and complaints of each office',
    complain: 'Complain',
  },
}

type Level = ServiceRow['level'] | 'all'
const LEVELS: Level[] = ['all', 'urban_village', 'sub_district']

/** The search stands in the address, so that it can be shared and Back keeps it. */
function useSearch() {
  const from = new URLSearchParams(location.search)
  const [q, setQ] = useState(from.get('q') ?? '')
  const [level, setLevel] = useState<Level>(LEVELS.find((one) => one === from.get('level')) ?? 'all')
  const search = (nextQ: string, nextLevel: Level) => {
    const query = new URLSearchParams({
      ...(nextQ ? { q: nextQ } : {}),
      ...(nextLevel === 'all' ? {} : { level: nextLevel }),
    }).toString()
    history.replaceState(null, '', query ? `?${query}` : location.pathname)
    setQ(nextQ)
    setLevel(nextLevel)
  }
  return { q, level, search }
}

function matches({ code, name_id, name_en }: ServiceRow, q: string): boolean {
  const all = `${code} ${name_id} ${name_en}`.toLowerCase()
  return q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word))
}

export function Catalogue() {
  const { t, language, setLanguage } = useWording(wording)
  const common = commonWords(language)
  const { q, level, search } = useSearch()
  const services = useGet<{ items: ServiceRow[] }>('/permit-services', language)
  const found = services.data?.items.filter(
    (service) => (level === 'all' || service.level === level) && matches(service, q),
  )
  return (
    <Frame title={t.title} language={language} onLanguage={setLanguage}>
      <p>{t.lead}</p>
      <p className="actions">
        <a href="/statistik">{t.numbers}</a>
        <a href="/lapor">{t.complain}</a>
      </p>
      <search className="filters">
        <label>
          {t.find}
          <input type="search" value={q} onInput={(event) => search(event.currentTarget.value, level)} />
        </label>
        <label>
          {t.level}
          <select value={level} onInput={(event) => search(q, event.currentTarget.value as Level)}>
            {LEVELS.map((one) => (
              <option key={one} value={one}>
                {t[one]}
              </option>
            ))}
          </select>
        </label>
      </search>
      {found ? (
        <p role="status" className="hint">
          {found.length > 0 ? t.found(found.length) : q || level !== 'all' ? t.none : t.empty}
        </p>
      ) : (
        <Waiting language={language} problem={services.problem} onRetry={services.again} />
      )}
      {found?.length === 0 && (q || level !== 'all') && (
        <button type="button" onClick={() => search('', 'all')}>
          {t.reset}
        </button>
      )}
      <ul className="cards">
        {found?.map((service) => (
          <li key={service.code}>
            <a href={`/layanan/${service.code}`}>{nameOf(service, language)}</a>
            <span>
              {t[service.level]} · {common.days(service.sla_working_days)} · {feeWords(service, language)}
            </span>
          </li>
        ))}
      </ul>
    </Frame>
  )
}
