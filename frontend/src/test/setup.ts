import '@testing-library/jest-dom/vitest'
import { cleanup } from '@testing-library/react'
import i18next from 'i18next'
import { afterEach, beforeAll, vi } from 'vitest'
import { initI18n, NAMESPACES } from '@/i18n'

// what the component library asks of a browser and jsdom does not have
vi.stubGlobal('matchMedia', (media: string) => ({
  matches: false,
  media,
  addEventListener() {},
  removeEventListener() {},
}))
vi.stubGlobal(
  'ResizeObserver',
  class {
    observe() {}
    unobserve() {}
    disconnect() {}
  },
)
Element.prototype.scrollIntoView = () => {}
window.scrollTo = () => {}

beforeAll(async () => {
  await initI18n()
  await i18next.loadNamespaces([...NAMESPACES])
})

afterEach(() => {
  cleanup()
  localStorage.clear()
})
