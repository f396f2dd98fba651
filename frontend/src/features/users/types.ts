import type { paths } from '@/api/schema'

type Page = paths['/api/v1/users']['get']['responses'][200]['content']['application/json']

export type User = Page['items'][number]

/** A password that the server tells once. */
export interface Issued {
  name: string
  username: string
  password: string
}
