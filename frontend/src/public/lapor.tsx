import { useState } from 'react'
import { Frame } from './Frame'
import { useWording } from './language'
import { mount } from './mount'
import type { Complaint } from './types'
import { useGet } from './useGet'
import { ComplaintForm } from './voice/ComplaintForm'
import { ComplaintProgress } from './voice/ComplaintProgress'
import { complaintWording } from './voice/complaintWording'
import { FindComplaint } from './voice/FindComplaint'
import { Waiting } from './Waiting'

/** A complaint is made, or followed by its code, which stands in the address. */
function ComplaintPage() {
  const { t, language, setLanguage } = useWording(complaintWording)
  const query = new URLSearchParams(location.search)
  const [code, setCode] = useState(query.get('kode')?.trim() ?? '')
  const [made, setMade] = useState<Complaint>()
  const found = useGet<Complaint>(code ? `/complaints/${encodeURIComponent(code)}` : null, language)
  const follow = (next: string) => {
    history.pushState(null, '', next ? `?kode=${encodeURIComponent(next)}` : location.pathname)
    if (next && next === code) found.again()
    setCode(next)
  }
  const receive = (complaint: Complaint) => {
    setMade(complaint)
    follow(complaint.code)
  }
  return (
    <Frame title={t.title} language={language} onLanguage={setLanguage}>
      {code ? (
        <>
          {found.data ? (
            <ComplaintProgress
              complaint={found.data}
              isNew={made?.code === found.data.code}
              t={t}
              language={language}
              onChange={found.again}
            />
          ) : (
            <Waiting
              language={language}
              problem={found.problem}
              onRetry={found.again}
              notFound={t.notFound}
            />
          )}
          <p>
            <button type="button" className="link" onClick={() => follow('')}>
              {t.another}
            </button>
          </p>
        </>
      ) : (
        <>
          <ComplaintForm
            trackingCode={query.get('kasus') ?? ''}
            serviceCode={query.get('layanan') ?? ''}
            t={t}
            language={language}
            onDone={receive}
          />
          <FindComplaint t={t} onFind={follow} />
        </>
      )}
    </Frame>
  )
}

mount(ComplaintPage)
