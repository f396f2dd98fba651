import { answersOf } from '@/lib/answers'
import { cleanValues, type FormField } from '@/lib/schemaForm'
import { Facts } from '@/public/Facts'
import type { Language } from '@/public/language'
import type { Service } from '@/public/types'
import { ContactCode } from './ContactCode'
import { type Answers, askedFiles, contactsOf, type Fault, type Proof, proofOf } from './checks'
import type { Step } from './steps'
import type { ApplyWords } from './words.id'

interface ReviewProps {
  service: Service
  fields: FormField[]
  answers: Answers
  faults: Fault[]
  t: ApplyWords
  language: Language
  onChange: (step: Step) => void
  onFaults: (faults: Fault[]) => void
  onProof: (proof: Proof) => void
}

/** Everything that will be sent, with a way back to each part. */
export function Review(props: ReviewProps) {
  const { service, fields, answers, faults, t, language, onChange } = props
  const contacts = contactsOf(service, fields, answers.form_data)
  const office = service.offices.find(({ id }) => id === answers.agency_id)
  const data = answersOf(fields, cleanValues(fields, answers.form_data), language)
  const parts: { step: Step; items: [string, string][] }[] = [
    { step: 'kantor', items: [[t.office[service.level], office?.name ?? '']] },
    { step: 'data', items: data.map(({ label, text }) => [label, text]) },
    {
      step: 'berkas',
      items: askedFiles(service, fields, answers.form_data).map(({ name_id, index }) => [
        name_id,
        answers.files[index]?.file_name ?? t.none,
      ]),
    },
  ]
  return (
    <>
      <p>{t.check}</p>
      {parts.map(({ step, items }) => (
        <section key={step} className="panel">
          <h3>
            {t.steps[step]}{' '}
            <button
              type="button"
              className="link"
              aria-label={`${t.change}: ${t.steps[step]}`}
              onClick={() => onChange(step)}
            >
              {t.change}
            </button>
          </h3>
          <Facts facts={items} />
        </section>
      ))}
      {contacts.length > 0 && (
        <ContactCode
          contacts={contacts}
          proof={proofOf(contacts, answers)}
          required={service.contact_codes.required}
          error={faults[0]?.message}
          language={language}
          onFaults={props.onFaults}
          onProof={props.onProof}
        />
      )}
    </>
  )
}
