import { useTranslation } from 'react-i18next'
import { bytesOf } from '@/api/bytes'
import { http } from '@/api/client'
import { FileItem } from '@/ui/FileItem'

const PDF = 'application/pdf'

interface ReceiptPaperProps {
  id: string
  format: 'sheet' | 'roll80'
}

async function load({ id, format }: ReceiptPaperProps): Promise<Blob> {
  const params = { path: { id }, query: { format } }
  return bytesOf(await http.GET('/api/v1/permit-applications/{id}/receipt', { params, parseAs: 'blob' }), PDF)
}

/** The receipt as a file, for the printer of the counter or to send on. */
export function ReceiptPaper({ id, format }: ReceiptPaperProps) {
  const { t } = useTranslation('permits')
  const key = ['permit-application', id, 'receipt', format]
  return (
    <FileItem file={{ key, name: t('receipt.file'), mediaType: PDF, load: () => load({ id, format }) }} />
  )
}
