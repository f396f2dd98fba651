import type { paths } from './schema'

type Json<R> = R extends { content: { 'application/json': infer T } } ? T : never

/** Answer types by operation, so that the screens do not depend on the names the spec gives its schemas. */
export type Session = Json<paths['/api/v1/auth/login']['post']['responses'][200]>
export type Me = Json<paths['/api/v1/me']['get']['responses'][200]>
export type Permission = Me['permissions'][number]
export type Agency = Json<paths['/api/v1/agencies']['get']['responses'][200]>['items'][number]
export type Position = Json<paths['/api/v1/positions']['get']['responses'][200]>['items'][number]
export type Upload = Json<paths['/api/v1/uploads']['post']['responses'][201]>
