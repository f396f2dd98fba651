import { useTranslation } from 'react-i18next'
import { formatRupiah } from '@/lib/format'

/** "Gratis (Rp 0)": a fee of nothing is said, not left out. */
export function Fee({ amount }: { amount: number | null | undefined }) {
  const { t } = useTranslation('permits')
  if (amount === null || amount === undefined) return t('fee.unsettled')
  return amount === 0 ? t('fee.free') : formatRupiah(amount)
}

export function ServiceTime({ days }: { days: number }) {
  const { t } = useTranslation('permits')
  return t('workingDays', { count: days })
}
