import { useTranslation } from 'react-i18next'
import { formatRupiah } from '@/lib/format'
import type { Service } from './types'

type FeeOf = Pick<Service, 'fee_idr' | 'fee_rule'>

/** "Gratis (Rp 0)": a fee of nothing is said, not left out. */
export function Fee({ of: { fee_idr: amount, fee_rule } }: { of: FeeOf }) {
  const { t } = useTranslation('permits')
  if (fee_rule) return t('money.byRule')
  if (amount === null || amount === undefined) return t('fee.unsettled')
  return amount === 0 ? t('fee.free') : formatRupiah(amount)
}

export function ServiceTime({ days }: { days: number }) {
  const { t } = useTranslation('permits')
  return t('workingDays', { count: days })
}
