import { http } from '@/api/client'
import { must } from '@/api/must'
import { registerNumber } from '@/features/permits/text'
import type { Application, Service } from '@/features/permits/types'
import { answersOf } from '@/lib/answers'
import { fieldsOf, isPersonal } from '@/lib/schemaForm'
import type { KeptCase } from './kept'

/** Keys of answers that say where to go. */
const PLACE = /(^|_)(address|rt|rw|village|location)(_|$)/

/** Asks the server for an application, and takes of it what is needed on site. */
export async function fetchCase(user: string, id: string): Promise<KeptCase> {
  const application = (await must(
    http.GET('/api/v1/permit-applications/{id}', { params: { path: { id } } }),
  )) as unknown as Application
  const service = (await must(
    http.GET('/api/v1/permit-services/{id}', { params: { path: { id: application.service.id } } }),
  )) as unknown as Service
  const places = (language: 'id' | 'en') => {
    const fields = fieldsOf(service.form_schema, language, service.ui_order)
    const asked = fields.filter((field) => PLACE.test(field.key) && !isPersonal(field))
    return answersOf(asked, application.form_data, language).map(({ label, text }) => ({ label, text }))
  }
  return {
    user,
    id,
    service: { id: application.service.name_id, en: application.service.name_en },
    register: registerNumber(application),
    applicant: application.applicant_name,
    places: { id: places('id'), en: places('en') },
    open: application.visit_open,
    keptAt: new Date().toISOString(),
  }
}
