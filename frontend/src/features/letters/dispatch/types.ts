import type { paths } from '@/api/schema'

type Json<R> = R extends { content: { 'application/json': infer T } } ? T : never

export type Dispatches = Json<paths['/api/v1/letters/{id}/dispatches']['get']['responses'][200]>
export type Dispatch = Dispatches['items'][number]
export type DispatchStatus = NonNullable<Dispatch['status']>
type DispatchWay = NonNullable<Dispatch['way']>
export type DispatchAction = Dispatch['allowed_actions'][number]
/** A way that the sender chooses. */
export type OutsideWay = Exclude<DispatchWay, 'system'>
