import { useTranslation } from 'react-i18next'
import { formatDate, formatLongDate } from '@/lib/format'
import classes from './Receipt.module.css'
import { registerNumber } from './text'
import type { Application, Service } from './types'

interface ReceiptProps {
  application: Application
  service: Service | undefined
  paper: 'a4' | 'narrow'
}

/** The size of a page is one for the whole print, so it cannot stand in a class. */
const PAGES = {
  a4: '@page { size: A4; margin: 15mm }',
  narrow: '@page { size: 80mm 200mm; margin: 4mm }',
}

/** What the applicant takes home (tanda terima): a paper for citizens, so always in Indonesian. */
export function Receipt({ application, service, paper }: ReceiptProps) {
  const { i18n } = useTranslation('permits')
  const t = i18n.getFixedT('id', 'permits')
  const { agency, applicant_name, clock, submitted_on, tracking_code } = application
  // short enough to be typed from the paper; the code stands above it
  const address = `${location.host}/lacak`
  const fee = service?.fee_idr === 0 ? t('fee.free') : undefined
  const facts = [
    [t('field.register'), registerNumber(application)],
    [t('field.service'), application.service.name_id],
    [t('field.applicant'), applicant_name],
    [t('field.submitted'), formatLongDate(submitted_on)],
    [t('receipt.due'), formatDate(clock.due_date)],
    ...(fee ? [[t('field.fee'), fee]] : []),
  ]
  return (
    <article className={classes['receipt']} data-paper={paper} lang="id">
      <style>{PAGES[paper]}</style>
      <header>
        <strong>{agency.name}</strong>
        <h2>{t('receipt.heading')}</h2>
      </header>
      <dl>
        {facts.map(([term, text]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <div className={classes['code']}>
        <span>{t('field.trackingCode')}</span>
        <output>{tracking_code}</output>
        <span>{t('receipt.follow')}</span>
        <span className={classes['address']}>{address}</span>
      </div>
      <footer>{t('receipt.keep')}</footer>
    </article>
  )
}
