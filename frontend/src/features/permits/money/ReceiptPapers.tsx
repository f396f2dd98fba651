import { Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { bytesOf } from '@/api/bytes'
import { http } from '@/api/client'
import { FileItem } from '@/ui/FileItem'

const PDF = 'application/pdf'
const FORMATS = ['sheet', 'roll80'] as const

async function load(id: string, format: (typeof FORMATS)[number]): Promise<Blob> {
  const params = { path: { id }, query: { format } }
  return bytesOf(await http.GET('/api/v1/payment-receipts/{id}/paper', { params, parseAs: 'blob' }), PDF)
}

/** A receipt to print: on a sheet, and on the roll of the counter's printer. */
export function ReceiptPapers({ id, refunded }: { id: string; refunded: boolean }) {
  const { t } = useTranslation('numbering', { keyPrefix: 'money' })
  return (
    <Stack gap="xs">
      {FORMATS.map((format) => (
        <FileItem
          key={format}
          file={{
            key: ['payment-receipt', id, format, String(refunded)],
            name: t(`paper.${format}`),
            mediaType: PDF,
            load: () => load(id, format),
          }}
        />
      ))}
    </Stack>
  )
}
