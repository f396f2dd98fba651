import { formatNumber } from '@/lib/format'
import classes from './Equation.module.css'

interface Term {
  name: string
  value: number
}

interface EquationProps {
  label: string
  total: Term
  parts: Term[]
}

/** total = part + part: each number with the word for what it is below it. */
export function Equation({ label, total, parts }: EquationProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: fieldset is for forms, this groups the terms of a sum
    <div className={classes['equation']} role="group" aria-label={label}>
      <Figure {...total} strong />
      {parts.map((part, index) => (
        <span key={part.name} className={classes['pair']}>
          <span className={classes['sign']}>{index === 0 ? '=' : '+'}</span>
          <Figure {...part} />
        </span>
      ))}
    </div>
  )
}

function Figure({ name, value, strong = false }: Term & { strong?: boolean }) {
  return (
    <span className={classes['term']} data-strong={strong}>
      <span>{formatNumber(value, 2)}</span>
      <small>{name}</small>
    </span>
  )
}
