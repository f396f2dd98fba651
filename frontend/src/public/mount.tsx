import './public.css'
import type { ComponentType } from 'react'
import { createRoot } from 'react-dom/client'

export function mount(Page: ComponentType): void {
  const root = document.getElementById('root')
  if (root) createRoot(root).render(<Page />)
}
