import type { paths } from '@/api/schema'

type Json<R> = R extends { content: { 'application/json': infer T } } ? T : never
type View = Json<paths['/api/v1/permit-services/{id}/definition']['get']['responses'][200]>

/** A revision with all that it says, and what is wrong with it. */
export type Revision = View
export type Definition = View['definition']
export type Fault = View['faults'][number]
export type RevisionRow = Json<
  paths['/api/v1/permit-service-drafts']['get']['responses'][200]
>['items'][number]
export type Procedure = NonNullable<Definition['procedure']>
export type Stage = Procedure['stages'][number]
export type Move = Procedure['moves'][number]
export type StageCheck = NonNullable<Stage['checks']>[number]
export type MoveReport = Json<paths['/api/v1/permit-services/{id}/case-moves']['post']['responses'][200]>

/** What the editor changes at once: a part of the definition. */
export type Change = (part: Partial<Definition>) => void
