import { type FormEvent, useState } from 'react'
import { formatDate } from '@/lib/format'
import { Facts } from './Facts'
import type { Language } from './language'
import { type PublicProblem, post } from './request'
import { commonWords, problemWords } from './words'

const wording = {
  id: {
    title: 'Data saya',
    hint: 'Lihat semua yang disimpan tentang permohonan ini. NIK dan nomor KK disamarkan; salinan dengan nomor lengkap diberikan di loket kepada pemohon yang membawa KTP-el.',
    digits: 'Empat angka terakhir NIK pemohon',
    show: 'Lihat data saya',
    wrong:
      'Angka ini tidak cocok dengan permohonan. Periksa NIK Anda; setelah lima kali salah, coba lagi besok atau datanglah ke loket.',
    name: 'Nama',
    papers: 'Berkas',
    looked: 'Nomor pribadi dilihat',
    kept: 'Lama penyimpanan',
    months: (count: number) => `${count} bulan setelah permohonan selesai`,
    save: 'Unduh (JSON)',
  },
  en: {
    title: 'My data',
    hint: 'See everything that is kept about this application. NIK and family card number are masked; a copy with numbers in full is given at the counter to the applicant who brings the identity card.',
    digits: 'Last four digits of the applicant’s NIK',
    show: 'Show my data',
    wrong:
      'These digits do not fit the application. Check your NIK; after five wrong tries, try again tomorrow or come to the counter.',
    name: 'Name',
    papers: 'Files',
    looked: 'Looks at personal numbers',
    kept: 'Kept for',
    months: (count: number) => `${count} months after the end of the application`,
    save: 'Download (JSON)',
  },
}

/** What of the copy is shown here; the file holds all of it. */
interface Copy {
  applicant_name: string
  answers: { key: string; label: string; value: unknown }[]
  papers: { requirement: string; file_name: string | null }[]
  looks: { looked_at: string }[]
  retention: { months: number }
}

const text = (value: unknown) => (Array.isArray(value) ? value.join(', ') : String(value))

/** A citizen's own data, for whoever has the code and knows the last digits of the number. */
export function OwnCopy({ code, language }: { code: string; language: Language }) {
  const t = wording[language]
  const [copy, setCopy] = useState<Copy | null>(null)
  const [problem, setProblem] = useState<PublicProblem | null>(null)
  const [digits, setDigits] = useState('')
  const ask = async (event: FormEvent) => {
    event.preventDefault()
    const answer = await post<Copy>(
      `/applications/${encodeURIComponent(code)}/copy`,
      { nik_last4: digits },
      crypto.randomUUID(),
    )
    setCopy(answer.data ?? null)
    setProblem(answer.problem ?? null)
  }
  return (
    <section aria-labelledby="own">
      <h3 id="own">{t.title}</h3>
      {copy ? (
        <>
          <Facts
            facts={[
              [t.name, copy.applicant_name],
              ...copy.answers.map(({ label, value }) => [label, text(value)] as [string, string]),
              [t.papers, copy.papers.map((paper) => paper.file_name ?? paper.requirement).join(', ') || '–'],
              [t.looked, copy.looks.map((look) => formatDate(look.looked_at, language)).join(', ') || '–'],
              [t.kept, t.months(copy.retention.months)],
            ]}
          />
          <p>
            <a
              download="data-saya.json"
              href={`data:application/json,${encodeURIComponent(JSON.stringify(copy, null, 2))}`}
            >
              {t.save}
            </a>
          </p>
        </>
      ) : (
        <form onSubmit={ask}>
          <p className="hint">{t.hint}</p>
          <label htmlFor="digits">{t.digits}</label>
          <input
            id="digits"
            inputMode="numeric"
            autoComplete="off"
            pattern="[0-9]{4}"
            maxLength={4}
            required
            value={digits}
            onInput={(event) => setDigits(event.currentTarget.value)}
          />
          <button type="submit">{t.show}</button>
          {problem && (
            <p role="alert">
              {problem.status === 404 ? t.wrong : problemWords(problem, commonWords(language))}
            </p>
          )}
        </form>
      )}
    </section>
  )
}
