import { type ReactNode, useState } from 'react'
import classes from './SameData.module.css'

/** The numbers behind a picture, as a table that opens beside it. */
export function SameData({ label, children }: { label: string; children: ReactNode }) {
  const [open, setOpen] = useState(false)
  return (
    <details className={classes['details']} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{label}</summary>
      {open && children}
    </details>
  )
}
