import { formatDate, formatLongDate, formatRupiah } from '@/lib/format'
import { type Fact, Facts } from './Facts'
import type { Language } from './language'
import type { Tracked } from './types'

const wording = {
  id: {
    register: 'Nomor register',
    office: 'Kantor',
    submitted: 'Diajukan',
    due: 'Selesai paling lambat',
    paused: 'Waktu berhenti sementara',
    missing: 'Yang masih kurang',
    note: 'Pesan dari kantor',
    pay: 'Pembayaran',
    order: 'Nomor tagihan',
    payBy: 'Bayar paling lambat',
    steps: 'Perkembangan',
    state: { done: 'Sudah', current: 'Sedang berjalan', next: 'Belum' },
  },
  en: {
    register: 'Register number',
    office: 'Office',
    submitted: 'Submitted',
    due: 'Ready at the latest',
    paused: 'The service time is paused',
    missing: 'What is still missing',
    note: 'Message from the office',
    pay: 'Payment',
    order: 'Order',
    payBy: 'Pay by',
    steps: 'Progress',
    state: { done: 'Done', current: 'Under way', next: 'Not yet' },
  },
}

const MARKS = { done: '✓', current: '●', next: '○' }
const BAD = ['incomplete', 'rejected', 'cancelled', 'withdrawn']
const GOOD = ['ready', 'handed_over']

/** How far an application is, in plain words; nothing personal is known here. */
export function Progress({ application, language }: { application: Tracked; language: Language }) {
  const t = wording[language]
  const { status, status_text, due_date, missing, note, pause_reason, payment } = application
  const tone = BAD.includes(status) ? 'bad' : GOOD.includes(status) ? 'good' : 'plain'
  const facts: Fact[] = [
    [t.office, application.office],
    [t.register, `${application.register_number}/${application.register_year}`],
    [t.submitted, formatDate(application.submitted_on, language)],
    ...(due_date ? [[t.due, formatLongDate(due_date, language)] satisfies Fact] : []),
  ]
  return (
    <section aria-labelledby="service">
      <h2 id="service">{application.service}</h2>
      <p className={`status ${tone}`} role="status">
        <span aria-hidden="true">{{ bad: '!', good: '✓', plain: '●' }[tone]}</span>
        {status_text}
      </p>
      {pause_reason && (
        <p>
          <strong>{t.paused}.</strong> {pause_reason}
        </p>
      )}
      {missing.length > 0 && (
        <>
          <h3>{t.missing}</h3>
          <ul lang="id">
            {missing.map(({ pointer, message }) => (
              <li key={pointer}>{message}</li>
            ))}
          </ul>
        </>
      )}
      {note && (
        <>
          <h3>{t.note}</h3>
          <p lang="id">{note}</p>
        </>
      )}
      <Facts facts={facts} />
      {payment && (
        <>
          <h3>{t.pay}</h3>
          <p>
            <strong>{formatRupiah(payment.amount_idr)}</strong>{' '}
            <span lang="id">({payment.amount_in_words})</span>
          </p>
          {payment.lines.length > 1 && (
            <ul>
              {payment.lines.map(({ label, amount_idr }) => (
                <li key={label}>
                  {label}: {formatRupiah(amount_idr)}
                </li>
              ))}
            </ul>
          )}
          <p>{payment.text}</p>
          <Facts
            facts={[
              [t.order, payment.number],
              ...(payment.status === 'open'
                ? [[t.payBy, formatDate(payment.due_date, language)] satisfies Fact]
                : []),
            ]}
          />
        </>
      )}
      <h3>{t.steps}</h3>
      <ol className="steps">
        {application.steps.map(({ key, label, state, done_on }) => (
          <li key={key} data-state={state}>
            <span aria-hidden="true">{MARKS[state]}</span>
            <span>
              {label}
              <span className="hint">
                {' '}
                · {t.state[state]}
                {done_on ? `, ${formatDate(done_on, language)}` : ''}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
