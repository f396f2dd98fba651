import type { paths } from '@/api/schema'
import type { Application } from '@/features/permits/types'

type Answer<P extends keyof paths, M extends 'get' | 'post'> = paths[P] extends {
  [K in M]: { responses: { 200: { content: { 'application/json': infer T } } } }
}
  ? T
  : never

export type Payment = NonNullable<Application['payment']>
export type OrderRow = Answer<'/api/v1/payment-orders', 'get'>['items'][number]
export type CashierDay = Answer<'/api/v1/cashier-days', 'get'>['items'][number]
export type Closing = Answer<'/api/v1/cashier-closings', 'get'>['items'][number]
export type Comparison = Answer<'/api/v1/bank-comparison', 'post'>
export type Sums = CashierDay['sums']
export type Method = CashierDay['receipts'][number]['method']

export const METHODS: Method[] = ['cash', 'bank_transfer', 'qris']
