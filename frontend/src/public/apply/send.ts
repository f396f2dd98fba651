import { cleanValues, type FormField } from '@/lib/schemaForm'
import { keyOf } from '@/public/once'
import { type Answer, post } from '@/public/request'
import type { NewApplication, Service, Tracked } from '@/public/types'
import { type Answers, askedFiles, contactsOf, proofOf } from './checks'

export function send(service: Service, fields: FormField[], answers: Answers): Promise<Answer<Tracked>> {
  const proof = proofOf(contactsOf(service, fields, answers.form_data), answers)
  const application: NewApplication = {
    service_code: service.code,
    agency_id: answers.agency_id,
    form_data: cleanValues(fields, answers.form_data),
    documents: askedFiles(service, fields, answers.form_data).flatMap(({ index }) => {
      const file = answers.files[index]
      return file ? { requirement_index: index, upload_id: file.id } : []
    }),
    ...(proof ? { contact_proof: proof.token } : {}),
  }
  return post<Tracked>('/applications', application, keyOf(application))
}
