import './public.css'
import { type ComponentChild, render } from 'preact'
import type { FunctionComponent } from 'react'

/** The pages are typed as React and run on Preact: inputs listen to `onInput`, as the browser names it. */
export function mount(Page: FunctionComponent): void {
  const root = document.getElementById('root')
  if (root) render((<Page />) as unknown as ComponentChild, root)
}
