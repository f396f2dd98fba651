import { fieldsOf } from '@/lib/schemaForm'
import { Facts } from './Facts'
import { FeeRule, feeWords } from './FeeRule'
import { Frame } from './Frame'
import { type Language, useWording } from './language'
import { measuredWords } from './measured'
import { type ServiceWords, serviceWording } from './serviceWording'
import type { Service } from './types'
import { useGet } from './useGet'
import { Waiting } from './Waiting'
import { commonWords, nameOf } from './words'

/** What is published about one service (komponen standar pelayanan). */
export function ServicePage({ code }: { code: string }) {
  const { t, language, setLanguage } = useWording(serviceWording)
  const service = useGet<Service>(`/permit-services/${encodeURIComponent(code)}`, language)
  const { data } = service
  return (
    <Frame title={data ? nameOf(data, language) : t.title} language={language} onLanguage={setLanguage}>
      {data ? (
        <Standard service={data} t={t} language={language} />
      ) : (
        <Waiting
          language={language}
          problem={service.problem}
          onRetry={service.again}
          notFound={t.notFound}
        />
      )}
      <p>
        <a href="/layanan">{t.all}</a>
      </p>
      <p>
        <a href={`/statistik?layanan=${encodeURIComponent(code)}`}>{t.numbers}</a>
      </p>
    </Frame>
  )
}

interface StandardProps {
  service: Service
  t: ServiceWords
  language: Language
}

function Standard({ service, t, language }: StandardProps) {
  const common = commonWords(language)
  const fields = fieldsOf(service.form_schema, language, service.ui_order)
  const label = (key: string) => fields.find((field) => field.key === key)?.label ?? key
  const facts: [string, string][] = [
    [t.fee, feeWords(service, language)],
    [t.time, common.days(service.sla_working_days)],
    [t.measured, measuredWords(service.measured, language)],
    [t.output, service.output_name],
    [t.validity, service.validity_days ? t.validFor(service.validity_days) : t.noEnd],
    [t.signer, t.signers[service.signer]],
    [t.office, t.levels[service.level]],
  ]
  return (
    <>
      {service.status !== 'active' && <p className="note">{t.status[service.status]}</p>}
      <Facts facts={facts} />
      {service.fee_rule && <FeeRule rule={service.fee_rule} label={label} language={language} />}
      {service.fee_note && <p lang="id">{service.fee_note}</p>}
      {service.fee_idr !== 0 && service.legal_basis && (
        <p>
          {t.law}: <span lang="id">{service.legal_basis}</span>
        </p>
      )}
      <p className="note">
        {service.fee_idr === 0 ? t.freeHint : t.levyHint}{' '}
        <a href={`/lapor?layanan=${service.code}`}>{t.levy}</a>
      </p>
      <p>
        <a className="button" href={`/ajukan/${service.code}`}>
          {t.apply}
        </a>
      </p>
      <h2>{t.requirements}</h2>
      <ul>
        {service.requirements.map(({ name_id, mandatory, evidence_type }) => (
          <li key={name_id}>
            <span lang="id">{name_id}</span> {!mandatory && common.optional}
            {evidence_type === 'technical_evidence' && <span className="hint"> · {t.technical}</span>}
          </li>
        ))}
      </ul>
      <h2>{t.asked}</h2>
      <p className="hint">{t.askedHint}</p>
      <ul className="columns">
        {fields.map((field) => (
          <li key={field.key}>
            {field.label} {!field.required && common.optional}
          </li>
        ))}
      </ul>
      <h2>{t.steps}</h2>
      <ol>
        {service.steps.map(({ no, role, action_id }) => (
          <li key={no}>
            <span lang="id">{action_id}</span>
            <span className="hint"> · {t.roles[role] ?? role}</span>
          </li>
        ))}
      </ol>
      <h2>{t.offices}</h2>
      <p className="hint">{t.measuredHint}</p>
      <details>
        <summary>{t.officeCount(service.offices.length)}</summary>
        <ul className="columns">
          {service.offices.map((office) => (
            <li key={office.id}>
              {office.name}
              {office.measured && <span className="hint"> · {measuredWords(office.measured, language)}</span>}
            </li>
          ))}
        </ul>
      </details>
      {service.legal_basis && (
        <>
          <h2>{t.law}</h2>
          <p lang="id">{service.legal_basis}</p>
        </>
      )}
    </>
  )
}
