import { Frame } from './Frame'
import { useWording } from './language'
import { mount } from './mount'

const wording = {
  id: { title: 'Lacak permohonan' },
  en: { title: 'Track an application' },
}

function TrackPage() {
  const { t, language, setLanguage } = useWording(wording)
  return (
    <Frame title={t.title} language={language} onLanguage={setLanguage}>
      {null}
    </Frame>
  )
}

mount(TrackPage)
