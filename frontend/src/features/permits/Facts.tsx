import type { ReactNode } from 'react'
import classes from './Facts.module.css'

export interface Fact {
  key: string
  label: string
  text: ReactNode
}

/** Terms and what is known of them. */
export function Facts({ items }: { items: Fact[] }) {
  return (
    <dl className={classes['facts']}>
      {items.map(({ key, label, text }) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}
