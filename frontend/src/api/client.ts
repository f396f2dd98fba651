import createFetchClient from 'openapi-fetch'
import createQueryClient from 'openapi-react-query'
import { apiFetch } from './fetch'
import type { paths } from './schema'

/** Plain calls: `await http.GET('/api/v1/agencies', …)` gives `{ data, error }`. */
export const http = createFetchClient<paths>({
  baseUrl: globalThis.location?.origin ?? '',
  fetch: apiFetch,
})

/** Hooks: `api.useQuery('get', path, init)`, `api.useMutation('post', path)`. */
export const api = createQueryClient(http)

/** Header of a change: "only if this is still the version that I saw". */
export function ifMatch(version: number): { 'If-Match': string } {
  return { 'If-Match': `"${version}"` }
}
