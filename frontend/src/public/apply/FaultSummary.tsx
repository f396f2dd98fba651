import { useEffect, useRef } from 'react'
import type { Fault } from './checks'

/** Above the form after a submit that failed: takes the focus, names each fault, leads to its field. */
export function FaultSummary({ faults, title }: { faults: Fault[]; title: string }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (faults.length > 0) box.current?.focus()
  }, [faults])
  if (faults.length === 0) return null
  return (
    <div ref={box} className="panel faults" role="alert" tabIndex={-1}>
      <h3>{title}</h3>
      <ul>
        {faults.map(({ id, label, message }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              onClick={(event) => {
                // the # of the address belongs to the step
                event.preventDefault()
                document.getElementById(id)?.focus()
              }}
            >
              {label}: {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
