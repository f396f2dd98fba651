import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDot,
  IconCircleX,
  IconInfoCircle,
  type TablerIcon,
} from '@tabler/icons-react'
import classes from './StatusBadge.module.css'

export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger'

export const toneIcons: Record<Tone, TablerIcon> = {
  neutral: IconCircleDot,
  info: IconInfoCircle,
  success: IconCircleCheck,
  warning: IconAlertTriangle,
  danger: IconCircleX,
}

interface StatusBadgeProps {
  tone: Tone
  label: string
  /** A shape of its own, where the tone's is not telling enough. */
  icon?: TablerIcon
}

/** A status in word, shape and colour: no one needs to see colours to read it. */
export function StatusBadge({ tone, label, icon }: StatusBadgeProps) {
  const Icon = icon ?? toneIcons[tone]
  return (
    <span className={classes['badge']} data-tone={tone}>
      <Icon size={14} aria-hidden />
      {label}
    </span>
  )
}
