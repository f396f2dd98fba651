import { useCallback, useEffect, useState } from 'react'
import { CodeForm, useCode } from './CodeForm'
import { Frame } from './Frame'
import { useWording } from './language'
import { mount } from './mount'
import { OwnCopy } from './OwnCopy'
import { Progress } from './Progress'
import type { Tracked } from './types'
import { Survey } from './voice/Survey'
import { Waiting } from './Waiting'

const wording = {
  id: {
    title: 'Lacak permohonan',
    code: 'Kode pelacakan',
    hint: 'Enam belas huruf dan angka pada tanda terima, misalnya ABCD-EFGH-JKMN-PQRS.',
    show: 'Lihat perkembangan',
    complain: 'Laporkan pungutan liar atau sampaikan pengaduan',
    fixed: 'Perbaikan terkirim. Permohonan Anda diperiksa lagi.',
    notFound: 'Kode ini tidak ditemukan. Cocokkan kembali dengan tanda terima Anda.',
  },
  en: {
    title: 'Track an application',
    code: 'Tracking code',
    hint: 'The sixteen letters and digits on your receipt, such as ABCD-EFGH-JKMN-PQRS.',
    show: 'Show the progress',
    complain: 'Report an illegal levy or complain',
    fixed: 'The correction was sent. Your application is looked at again.',
    notFound: 'This code was not found. Compare it with your receipt.',
  },
}

function TrackPage() {
  const { t, language, setLanguage } = useWording(wording)
  const [fixed, setFixed] = useState('')
  const tracked = useCode<Tracked>('code', '/applications', language)
  const { asked, found } = tracked
  return (
    <Frame title={t.title} language={language} onLanguage={setLanguage}>
      <CodeForm of={tracked} t={t} />
      {asked &&
        (found.data ? (
          <>
            {fixed === asked && <p className="note">✓ {t.fixed}</p>}
            <Progress application={found.data} language={language} />
            {found.data.correction && (
              <Correcting
                key={asked}
                code={asked}
                asked={found.data.correction}
                language={language}
                onDone={() => {
                  setFixed(asked)
                  found.again()
                }}
              />
            )}
            {found.data.survey && (
              <Survey
                key={found.data.tracking_code}
                code={found.data.tracking_code}
                survey={found.data.survey}
                language={language}
              />
            )}
            <p>
              <a href={`/lapor?kasus=${found.data.tracking_code}`}>{t.complain}</a>
            </p>
            <OwnCopy key={asked} code={asked} language={language} />
          </>
        ) : (
          <Waiting language={language} problem={found.problem} onRetry={found.again} notFound={t.notFound} />
        ))}
    </Frame>
  )
}

/** What sets an application right is loaded where there is something to set right. */
const correction = () => import('./correct/Correction')

type Part = Awaited<ReturnType<typeof correction>>

function Correcting(props: Parameters<Part['Correction']>[0]) {
  const [part, setPart] = useState<Part | null>(null)
  const [failed, setFailed] = useState(false)
  const load = useCallback(() => {
    setFailed(false)
    correction().then(setPart, () => setFailed(true))
  }, [])
  useEffect(load, [load])
  if (part) return <part.Correction {...props} />
  const problem = { status: 0, code: 'no_connection', title: '' }
  return failed ? <Waiting language={props.language} problem={problem} onRetry={load} /> : null
}

mount(TrackPage)
