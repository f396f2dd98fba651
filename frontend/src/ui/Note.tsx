import type { ReactNode } from 'react'
import classes from './Note.module.css'
import { type Tone, toneIcons } from './StatusBadge'

interface NoteProps {
  tone: Tone
  title: ReactNode
  children?: ReactNode
}

/** Something to know before reading on: in words, shape and colour. */
export function Note({ tone, title, children }: NoteProps) {
  const Icon = toneIcons[tone]
  return (
    <div className={classes['note']} data-tone={tone}>
      <Icon size={20} aria-hidden />
      <div>
        <div>{title}</div>
        {children && <div>{children}</div>}
      </div>
    </div>
  )
}
