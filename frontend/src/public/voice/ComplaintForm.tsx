import { type FormEvent, useState } from 'react'
import type { Language } from '@/public/language'
import { keyOf } from '@/public/once'
import { type PublicProblem, post } from '@/public/request'
import type { Complaint, ServiceRow } from '@/public/types'
import { useGet } from '@/public/useGet'
import { commonWords, nameOf, problemWords } from '@/public/words'
import type { ComplaintWords } from './complaintWording'

const CATEGORIES = ['levy', 'delay', 'behaviour', 'other'] as const
const FIELDS = ['agency_id', 'content', 'tracking_code', 'contact']

interface ComplaintFormProps {
  trackingCode: string
  serviceCode: string
  t: ComplaintWords
  language: Language
  onDone: (complaint: Complaint) => void
}

/** Nobody must say who they are; with a tracking code, office and service are known already. */
export function ComplaintForm({ trackingCode, serviceCode, t, language, onDone }: ComplaintFormProps) {
  const [content, setContent] = useState('')
  const [problem, setProblem] = useState<PublicProblem>()
  const offices = useGet<{ items: { id: string; name: string }[] }>(
    trackingCode ? null : '/agencies',
    language,
  )
  const services = useGet<{ items: ServiceRow[] }>(trackingCode ? null : '/permit-services', language)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const filled = [...form].filter(([, value]) => value !== '')
    const body = Object.fromEntries(trackingCode ? [...filled, ['tracking_code', trackingCode]] : filled)
    const answer = await post<Complaint>('/complaints', body, keyOf(body))
    setProblem(answer.problem)
    if (answer.data) onDone(answer.data)
  }
  const fault = (field: string) => problem?.errors?.find(({ pointer }) => pointer === `/${field}`)?.detail
  const named = FIELDS.some(fault)
  return (
    <form onSubmit={(event) => void submit(event)}>
      <p>{t.lead}</p>
      <fieldset>
        <legend>{t.category}</legend>
        {CATEGORIES.map((category) => (
          <label key={category} className="choice">
            <input type="radio" name="category" value={category} required />
            {t.categories[category]}
          </label>
        ))}
      </fieldset>
      {trackingCode ? (
        <p className={fault('tracking_code') ? 'error' : ''}>
          {t.about} <strong>{trackingCode}</strong>. {fault('tracking_code')}
        </p>
      ) : (
        <>
          <div className="field">
            <label htmlFor="agency_id">{t.office}</label>
            <select id="agency_id" name="agency_id" required>
              <option value="">{t.choose}</option>
              {offices.data?.items.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
            {fault('agency_id') && <p className="error">{fault('agency_id')}</p>}
          </div>
          <div className="field">
            <label htmlFor="service_code">{t.service}</label>
            <select
              id="service_code"
              name="service_code"
              key={services.data ? 1 : 0}
              defaultValue={serviceCode}
            >
              <option value="">{t.noService}</option>
              {services.data?.items.map((service) => (
                <option key={service.code} value={service.code} selected={service.code === serviceCode}>
                  {nameOf(service, language)}
                </option>
              ))}
            </select>
          </div>
        </>
      )}
      <div className="field">
        <label htmlFor="content">{t.content}</label>
        <p id="content-hint" className={fault('content') ? 'error' : 'hint'}>
          {fault('content') ?? t.contentHint}
        </p>
        <textarea
          id="content"
          name="content"
          rows={6}
          required
          minLength={10}
          maxLength={4000}
          aria-describedby="content-hint"
          value={content}
          onInput={(event) => setContent(event.currentTarget.value)}
        />
        {/\d{16}/.test(content) && (
          <p role="alert" className="error">
            {t.personal}
          </p>
        )}
      </div>
      <div className="field">
        <label htmlFor="contact">{t.contact}</label>
        <p id="contact-hint" className={fault('contact') ? 'error' : 'hint'}>
          {fault('contact') ?? t.contactHint}
        </p>
        <input id="contact" name="contact" maxLength={200} aria-describedby="contact-hint" />
      </div>
      {problem && !named && (
        <p role="alert" className="error">
          {problemWords(problem, commonWords(language))}
        </p>
      )}
      <button type="submit">{t.send}</button>
    </form>
  )
}
