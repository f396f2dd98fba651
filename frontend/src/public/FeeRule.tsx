import { formatRupiah } from '@/lib/format'
import type { Language } from './language'
import type { ServiceRow } from './types'
import { commonWords } from './words'

const wording = {
  id: { least: 'Paling sedikit', most: 'Paling banyak' },
  en: { least: 'At least', most: 'At most' },
}

/** The fee in short: an amount, free, or that it depends on answers. */
export function feeWords({ fee_idr, fee_rule }: ServiceRow, language: Language): string {
  const common = commonWords(language)
  if (fee_rule) return common.byRule
  if (fee_idr === null || fee_idr === undefined) return common.unsettled
  return fee_idr === 0 ? common.free : formatRupiah(fee_idr)
}

interface FeeRuleProps {
  rule: NonNullable<ServiceRow['fee_rule']>
  /** What the form calls a field. */
  label: (key: string) => string
  language: Language
}

/** How a fee comes about that depends on answers. */
export function FeeRule({ rule, label, language }: FeeRuleProps) {
  const t = wording[language]
  return (
    <ul>
      {rule.lines.map((line) => (
        <li key={line.label_id}>
          {language === 'en' ? line.label_en : line.label_id}:{' '}
          {[formatRupiah(line.rate_idr), ...(line.times ?? []).map(label)].join(' × ')}
        </li>
      ))}
      {rule.minimum_idr != null && (
        <li>
          {t.least} {formatRupiah(rule.minimum_idr)}
        </li>
      )}
      {rule.maximum_idr != null && (
        <li>
          {t.most} {formatRupiah(rule.maximum_idr)}
        </li>
      )}
    </ul>
  )
}
