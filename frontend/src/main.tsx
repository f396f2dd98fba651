import '@mantine/core/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import './app/app.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Providers } from './app/Providers'
import { lightOnPaper } from './app/paper'
import { applyTextSize, textSize } from './app/textSize'
import { initI18n } from './i18n'

applyTextSize(textSize())
lightOnPaper()
await initI18n()
const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <Providers />
    </StrictMode>,
  )
