import type { paths } from '@/api/schema'

type Json<R> = R extends { content: { 'application/json': infer T } } ? T : never

export type SigningKey = Json<paths['/api/v1/me/signing-key']['get']['responses'][200]>
export type Waiting = Json<paths['/api/v1/signing-queue']['get']['responses'][200]>['items'][number]
export type Attempt = Waiting['attempts'][number]
