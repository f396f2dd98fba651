import type { paths } from '@/api/schema'
import type { FormSchema, FormValues } from '@/lib/schemaForm'

type Json<R> = R extends { content: { 'application/json': infer T } } ? T : never
type ServiceView = Json<paths['/api/v1/public/permit-services/{code}']['get']['responses'][200]>

export type ServiceRow = Json<
  paths['/api/v1/public/permit-services']['get']['responses'][200]
>['items'][number]
export type Service = Omit<ServiceView, 'form_schema'> & { form_schema: FormSchema }
type TrackedView = Json<paths['/api/v1/public/applications/{tracking_code}']['get']['responses'][200]>
/** What the applicant may set right at home. */
export type Correction = Omit<NonNullable<TrackedView['correction']>, 'form_schema'> & {
  form_schema: FormSchema & { 'x-order'?: string[] }
}
export type Tracked = Omit<TrackedView, 'correction'> & { correction: Correction | null }
export type PublicSurvey = NonNullable<Tracked['survey']>
export type Receipt = Json<paths['/api/v1/public/receipts/{code}']['get']['responses'][200]>
export type Complaint = Json<paths['/api/v1/public/complaints/{code}']['get']['responses'][200]>
export type Statistics = Json<paths['/api/v1/public/statistics']['get']['responses'][200]>
export type Numbers = Statistics['total']
export type Queue = Json<paths['/api/v1/public/queues/{agency_code}']['get']['responses'][200]>
type Uploaded = Json<paths['/api/v1/public/uploads']['post']['responses'][201]>

export type ContactKind = Service['contact_codes']['kinds'][number]
/** A code is on its way. */
export type AskedCode = Json<paths['/api/v1/public/verifications']['post']['responses'][200]>
/** The code was right. */
export type RightCode = Json<
  paths['/api/v1/public/verifications/{id}/confirmations']['post']['responses'][200]
>

/** What is kept of a file that arrived. */
export type PublicFile = Pick<Uploaded, 'id' | 'file_name'>

export interface NewApplication {
  service_code: string
  agency_id: string
  form_data: FormValues
  documents: { requirement_index: number; upload_id: string }[]
  contact_proof?: string
}
