import { useEffect, useRef, useState } from 'react'
import { Frame } from './Frame'
import { type Language, useWording } from './language'
import { mount } from './mount'
import { newlyCalled } from './queue/called'
import { announce } from './queue/sound'
import { queueWording } from './queue/wording'
import { get, type PublicProblem } from './request'
import type { Queue } from './types'
import { useGet } from './useGet'
import { Waiting } from './Waiting'

type Words = (typeof queueWording)['id']

/** Between two looks at the queue. */
const EVERY = 4000

/** The queue of an office, looked at again and again; what was seen last stays while the line is broken. */
function useQueue(office: string, onCalled: (called: Queue['called']) => void) {
  const [seen, setSeen] = useState<{ queue?: Queue; problem?: PublicProblem }>({})
  const told = useRef(onCalled)
  told.current = onCalled
  useEffect(() => {
    if (!office) return
    let last: Queue | undefined
    let timer = 0
    let open = true
    const look = async () => {
      const { data, problem } = await get<Queue>(`/queues/${encodeURIComponent(office)}`)
      if (!open) return
      if (data) {
        told.current(newlyCalled(last, data))
        last = data
      }
      setSeen({ ...(last ? { queue: last } : {}), ...(problem ? { problem } : {}) })
      timer = window.setTimeout(() => void look(), EVERY)
    }
    void look()
    return () => {
      open = false
      clearTimeout(timer)
    }
  }, [office])
  return seen
}

function QueuePage() {
  const { t, language, setLanguage } = useWording(queueWording)
  const [office, setOffice] = useState(() => new URLSearchParams(location.search).get('kantor') ?? '')
  const [sound, setSound] = useState(false)
  const { queue, problem } = useQueue(office, (called) => {
    if (!sound) return
    for (const { label, desk } of called) announce(t.announce(label, desk ?? 0), language)
  })
  const choose = (code: string) => {
    history.pushState(null, '', `?kantor=${encodeURIComponent(code)}`)
    setOffice(code)
  }
  return (
    <Frame title={queue?.agency.name ?? t.title} language={language} onLanguage={setLanguage}>
      {!office && <Offices t={t} language={language} onChoose={choose} />}
      {office && !queue && (
        <Waiting
          language={language}
          problem={problem}
          onRetry={() => location.reload()}
          notFound={t.notFound}
        />
      )}
      {queue && (
        <>
          {problem && (
            <p className="error" role="alert">
              {t.offline}
            </p>
          )}
          <Screen queue={queue} t={t} />
          <button type="button" className="link" aria-pressed={sound} onClick={() => setSound(!sound)}>
            {sound ? t.silence : t.sound}
          </button>
        </>
      )}
    </Frame>
  )
}

function Screen({ queue: { called, next, waiting }, t }: { queue: Queue; t: Words }) {
  return (
    <div className="queue">
      <ul className="called" aria-live="polite">
        {called.map(({ label, desk }) => (
          <li key={label}>
            <strong>{label}</strong> <span>{t.desk(desk ?? 0)}</span>
          </li>
        ))}
      </ul>
      {called.length === 0 && <p>{t.none}</p>}
      {next.length > 0 && (
        <p>
          {t.next}: <strong>{next.join(' · ')}</strong>
        </p>
      )}
      <p>{t.waiting(waiting)}</p>
    </div>
  )
}

interface OfficesProps {
  t: Words
  language: Language
  onChoose: (code: string) => void
}

function Offices({ t, language, onChoose }: OfficesProps) {
  const { data, problem, again } = useGet<{ items: { code: string; name: string }[] }>('/agencies', language)
  if (!data) return <Waiting language={language} problem={problem} onRetry={again} />
  return (
    <label>
      {t.office}
      <select value="" onInput={(event) => onChoose(event.currentTarget.value)}>
        <option value="">{t.choose}</option>
        {data.items.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

mount(QueuePage)
