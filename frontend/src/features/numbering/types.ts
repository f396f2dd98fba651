import type { paths } from '@/api/schema'

type Json<R> = R extends { content: { 'application/json': infer T } } ? T : never

export type Series = Json<paths['/api/v1/number-series']['get']['responses'][200]>['items'][number]
type Proof = Json<paths['/api/v1/number-reconciliation']['get']['responses'][200]>
export type Fault = Proof['faults'][number]
export type Tally = Proof['tally']
export type Entry = Json<paths['/api/v1/number-entries']['get']['responses'][200]>['items'][number]
export type Lease = Json<paths['/api/v1/number-leases/{id}']['get']['responses'][200]>
export type LeasedNumber = Lease['numbers'][number]
export type Pattern = Json<paths['/api/v1/number-patterns']['get']['responses'][200]>['items'][number]
export type Sample = Json<paths['/api/v1/number-patterns/preview']['post']['responses'][200]>
