import { Frame } from './Frame'
import { useWording } from './language'
import { mount } from './mount'

const wording = {
  id: { title: 'Daftar layanan' },
  en: { title: 'Services' },
}

function ServicesPage() {
  const { t, language, setLanguage } = useWording(wording)
  return (
    <Frame title={t.title} language={language} onLanguage={setLanguage}>
      {null}
    </Frame>
  )
}

mount(ServicesPage)
