import type { paths } from '@/api/schema'
import type { FormSchema, FormValues } from '@/lib/schemaForm'

type Json<R> = R extends { content: { 'application/json': infer T } } ? T : never
type View = Json<paths['/api/v1/permit-applications/{id}']['get']['responses'][200]>
type ServiceView = Json<paths['/api/v1/permit-services/{id}']['get']['responses'][200]>

export type ApplicationRow = Json<
  paths['/api/v1/permit-applications']['get']['responses'][200]
>['items'][number]
export type Status = ApplicationRow['status']
/** The document of the API knows answers and forms only as objects; these say what is in them. */
export type Application = Omit<View, 'form_data'> & { form_data: FormValues }
export type Service = Omit<ServiceView, 'form_schema'> & { form_schema: FormSchema }
export type ServiceRow = Json<paths['/api/v1/permit-services']['get']['responses'][200]>['items'][number]
export type Requirement = Service['requirements'][number]
export type Action = Application['allowed_actions'][number]
export type MissingItem = Application['missing'][number]
export type DocumentView = Application['documents'][number]

type Bodies<P extends keyof paths> = paths[P] extends {
  post: { requestBody: { content: { 'application/json': infer T } } }
}
  ? T
  : never

export type Transition = Bodies<'/api/v1/permit-applications/{id}/transitions'>
export type NewDocument = NonNullable<Transition['documents']>[number]

/** The other way round: what is sent, as the document of the API words it. */
export const asFormData = (values: FormValues) => values as Record<string, never>
