import type { paths } from '@/api/schema'

type Json<R> = R extends { content: { 'application/json': infer T } } ? T : never
type Answer<P extends keyof paths> = paths[P] extends { get: { responses: { 200: infer R } } }
  ? Json<R>
  : never

export type Period = Answer<'/api/v1/evaluation-periods/{id}'>
export type Score = Answer<'/api/v1/evaluation-periods/{id}/scores'>['items'][number]
export type Kind = Score['agency']['kind']
export type Category = Score['category']
export type Explanation = Answer<'/api/v1/evaluation-periods/{id}/scores/{agency_id}/explanation'>
export type ApplicationExplanation = Explanation['applications'][number]
export type IndicatorExplanation = ApplicationExplanation['indicators'][number]
export type CountExplanation = IndicatorExplanation['numerator']
export type ScoredApplication = ApplicationExplanation['key']
export type Evidence =
  Answer<'/api/v1/evaluation-periods/{id}/scores/{agency_id}/explanation/{indicator}/records'>['items'][number]
export type Recommendation = Answer<'/api/v1/evaluation-periods/{id}/recommendations'>['items'][number]
type Drafted = paths['/api/v1/evaluation-periods/{id}/reprimands']['post']['responses'][200]
export type Reprimands = Json<Drafted>
export type Instrument = Answer<'/api/v1/instruments/{id}'>
export type Question = Instrument['definition']['applications'][number]['questions'][number]
export type Interview = Answer<'/api/v1/interviews'>['items'][number]

/** Best first, as in every legend. */
export const CATEGORIES = ['good', 'fair', 'poor'] as const satisfies readonly Category[]

/** The kinds of agencies that are evaluated, in the order of the city's organisation. */
export const KINDS = [
  'office',
  'division',
  'hospital',
  'sub_district',
  'urban_village',
] as const satisfies readonly Kind[]

export const APPLICATIONS = ['letters', 'permits'] as const satisfies readonly ScoredApplication[]
