import { Text } from '@mantine/core'
import { useLanguage } from '@/i18n/useLanguage'
import { formatRupiah } from '@/lib/format'
import type { Payment } from './types'

type Shown = Pick<Payment, 'amount_idr' | 'amount_in_words' | 'lines'>

/** The amount in figures and words, and how it comes about where there is more than one line. */
export function Bill({ amount_idr, amount_in_words, lines }: Shown) {
  const language = useLanguage()
  return (
    <>
      <Text fw={700} fz="xl">
        {formatRupiah(amount_idr)}
      </Text>
      <Text lang="id" fs="italic">
        {amount_in_words}
      </Text>
      {(lines.length > 1 || lines[0]?.label_id.includes('×')) &&
        lines.map((line) => (
          <Text key={line.label_id} size="sm">
            {language === 'en' ? line.label_en : line.label_id}: {formatRupiah(line.amount_idr)}
          </Text>
        ))}
    </>
  )
}
