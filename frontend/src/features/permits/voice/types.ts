import type { paths } from '@/api/schema'

type Json<R> = R extends { content: { 'application/json': infer T } } ? T : never

export type ComplaintRow = Json<paths['/api/v1/complaints']['get']['responses'][200]>['items'][number]
export type Complaint = Json<paths['/api/v1/complaints/{id}']['get']['responses'][200]>
export type SurveyResults = Json<paths['/api/v1/survey-results']['get']['responses'][200]>
export type Numbers = SurveyResults['total']
export type Remark = Json<paths['/api/v1/survey-remarks']['get']['responses'][200]>['items'][number]

type ComplaintStep = paths['/api/v1/complaints/{id}/transitions'] extends {
  post: { requestBody: { content: { 'application/json': infer T } } }
}
  ? T
  : never

export type NewStep = Omit<ComplaintStep, 'action'> & { action: 'start' | 'forward' | 'answer' }
