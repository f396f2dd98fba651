import { useTranslation } from 'react-i18next'
import { formatNumber } from '@/lib/format'
import { partsOf } from './sentence'
import type { Tally } from './types'

const LETTERS = ['incoming', 'outgoing']
const KNOWN = [
  'incoming',
  'outgoing',
  'service',
  'payment_order',
  'receipt',
  'refund',
  'cashier_closing',
] as const

/** The name of a register. */
export function useRegisterName(): (register: string) => string {
  const { t } = useTranslation('numbering')
  return (register) => {
    const known = KNOWN.find((one) => one === register)
    return known ? t(`register.${known}`) : register
  }
}

/** What a number of a register is used for. */
function usedIn(register: string) {
  if (LETTERS.includes(register)) return 'tally.used' as const
  return register === 'service' ? ('tally.usedService' as const) : ('tally.usedMoney' as const)
}

/** `1–312: 309 surat, 2 batal, 1 dipinjam` */
export function useTally(): (
  series: { register: string; last: number; tally: Tally },
  missing?: number,
) => string {
  const { t } = useTranslation('numbering')
  return ({ register, last, tally }, missing = 0) => {
    if (last === 0) return t('tally.nothing')
    const told = partsOf(tally).map(({ part, count }) =>
      t(part === 'used' ? usedIn(register) : `tally.${part}`, {
        count: formatNumber(count) as unknown as number,
      }),
    )
    if (missing > 0) told.push(t('tally.missing', { count: missing }))
    return t('tally.range', { last: formatNumber(last), parts: told.join(', ') })
  }
}
