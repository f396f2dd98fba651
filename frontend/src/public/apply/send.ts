import { cleanValues, type FormField } from '@/lib/schemaForm'
import { keyOf } from '@/public/once'
import { type Answer, post } from '@/public/request'
import type { NewApplication, Tracked } from '@/public/types'
import type { Answers } from './checks'

export function send(code: string, fields: FormField[], answers: Answers): Promise<Answer<Tracked>> {
  const application: NewApplication = {
    service_code: code,
    agency_id: answers.agency_id,
    form_data: cleanValues(fields, answers.form_data),
    documents: answers.files.flatMap((file, requirement_index) =>
      file ? { requirement_index, upload_id: file.id } : [],
    ),
  }
  return post<Tracked>('/applications', application, keyOf(application))
}
