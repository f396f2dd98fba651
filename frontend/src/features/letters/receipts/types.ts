import type { paths } from '@/api/schema'

type Json<R> = R extends { content: { 'application/json': infer T } } ? T : never

export type Receipt = Json<paths['/api/v1/letters/{id}/receipts']['get']['responses'][200]>['items'][number]
export type ReceiptWay = Receipt['way']
export type ReceiptResults = Json<paths['/api/v1/letters/receipts']['post']['responses'][200]>
