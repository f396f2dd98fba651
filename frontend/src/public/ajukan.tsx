import { Frame } from './Frame'
import { useWording } from './language'
import { mount } from './mount'

const wording = {
  id: { title: 'Ajukan layanan' },
  en: { title: 'Apply for a service' },
}

function ApplyPage() {
  const { t, language, setLanguage } = useWording(wording)
  return (
    <Frame title={t.title} language={language} onLanguage={setLanguage}>
      {null}
    </Frame>
  )
}

mount(ApplyPage)
