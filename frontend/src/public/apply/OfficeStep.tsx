import type { Service } from '@/public/types'
import type { Fault } from './checks'
import type { ApplyWords } from './words.id'

interface OfficeStepProps {
  service: Service
  value: string
  fault: Fault | undefined
  t: ApplyWords
  onChange: (id: string) => void
}

export function OfficeStep({ service, value, fault, t, onChange }: OfficeStepProps) {
  const id = 'kantor-pilihan'
  return (
    <div className="field">
      <p>
        <a href={`/layanan/${service.code}`}>{t.about}</a>
      </p>
      <label htmlFor={id}>{t.office[service.level]}</label>
      <p id={`${id}-hint`} className="hint">
        {t.officeHint}
      </p>
      {fault && (
        <p id={`${id}-error`} className="error">
          {fault.message}
        </p>
      )}
      <select
        id={id}
        value={value}
        aria-describedby={fault ? `${id}-hint ${id}-error` : `${id}-hint`}
        aria-invalid={Boolean(fault)}
        onInput={(event) => onChange(event.currentTarget.value)}
      >
        <option value="">{t.choose}</option>
        {service.offices.map((office) => (
          <option key={office.id} value={office.id}>
            {office.name}
          </option>
        ))}
      </select>
    </div>
  )
}
