import { cleanValues, type FormField } from '@/lib/schemaForm'
import { type Answer, post } from '@/public/request'
import type { NewApplication, Service, Tracked } from '@/public/types'
import { type Answers, askedFiles } from './checks'

let sent = { text: '', key: '' }

/** The same answers keep their key, so pressing the button twice never makes two applications. */
function keyOf(application: NewApplication): string {
  const text = JSON.stringify(application)
  if (sent.text !== text) sent = { text, key: crypto.randomUUID() }
  return sent.key
}

export function send(service: Service, fields: FormField[], answers: Answers): Promise<Answer<Tracked>> {
  const application: NewApplication = {
    service_code: service.code,
    agency_id: answers.agency_id,
    form_data: cleanValues(fields, answers.form_data),
    documents: askedFiles(service, fields, answers.form_data).flatMap(({ index }) => {
      const file = answers.files[index]
      return file ? { requirement_index: index, upload_id: file.id } : []
    }),
  }
  return post<Tracked>('/applications', application, keyOf(application))
}
