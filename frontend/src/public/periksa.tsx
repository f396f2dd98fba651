import { type FormEvent, useEffect, useState } from 'react'
import { type Answer, accepted, fetched, judge, keep, stored } from './check/knowledge'
import { canScan, scan } from './check/scan'
import { Verdict } from './check/Verdict'
import { checkWording, momentWords } from './check/wording'
import { Frame } from './Frame'
import { useWording } from './language'
import { mount } from './mount'

const now = () => new Date().toISOString()

function CheckPage() {
  const { t, language, setLanguage } = useWording(checkWording)
  const [known, setKnown] = useState(stored)
  const [text, setText] = useState('')
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [trouble, setTrouble] = useState('')

  const refresh = async () => {
    const fresh = await fetched(stored(), now())
    if (fresh) setKnown(keep(fresh))
    return fresh !== null
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(() => {
    void refresh()
  }, [])

  const look = async (code: string) => {
    setTrouble('')
    setAnswer(await judge(code, stored()))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void look(text)
  }
  const photograph = async (picture: File | undefined) => {
    if (!picture) return
    const found = await scan(picture)
    if (found === null) {
      setAnswer(null)
      return setTrouble(t.noCode)
    }
    setText(found)
    await look(found)
  }

  return (
    <Frame title={t.title} language={language} onLanguage={setLanguage}>
      <p>{t.lead}</p>
      {known?.offered && (
        <div role="alert" className="note">
          <p>{t.changed}</p>
          <button type="button" onClick={() => setKnown(keep(accepted(known, now())))}>
            {t.accept}
          </button>
        </div>
      )}
      <form onSubmit={submit}>
        <label htmlFor="text">{t.text}</label>
        <p id="text-hint" className="hint">
          {t.hint}
        </p>
        <textarea
          id="text"
          rows={4}
          required
          spellCheck="false"
          autoComplete="off"
          aria-describedby="text-hint"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <button type="submit">{t.check}</button>
      </form>
      {canScan() && (
        <p>
          <label htmlFor="photo">{t.photo}</label>
          <input
            id="photo"
            type="file"
            accept="image/*"
            capture="environment"
            onChange={(event) => void photograph(event.currentTarget.files?.[0])}
          />
        </p>
      )}
      {trouble && <p role="alert">{trouble}</p>}
      {answer && <Verdict answer={answer} language={language} t={t} />}
      <p className="hint">{known ? t.list(momentWords(known.listedAt, language)) : t.noList}</p>
      <button
        type="button"
        onClick={() => void refresh().then((renewed) => setTrouble(renewed ? '' : t.failed))}
      >
        {t.refresh}
      </button>
    </Frame>
  )
}

mount(CheckPage)
// Installing is a convenience: where the browser cannot, the page still works with a network.
void navigator.serviceWorker?.register('/periksa-sw.js', { scope: '/periksa' }).catch(() => undefined)
