import type { paths } from '@/api/schema'

type Signatures = paths['/api/v1/letters/signatures']['post']['responses'][200]['content']['application/json']

export type SignatureResult = Signatures['items'][number]
