import { Button, Code } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { bytesOf } from '@/api/bytes'
import { http } from '@/api/client'
import { useLanguage } from '@/i18n/useLanguage'
import { formatBytes, formatDateTime, formatNumber } from '@/lib/format'
import { type Column, DataTable } from '@/ui/DataTable'
import { save } from '@/ui/openFile'
import { StatusBadge } from '@/ui/StatusBadge'
import { toast } from '@/ui/toast'
import type { ExportPackage } from './PackagesPage'

const tones = { waiting: 'info', ready: 'success', failed: 'danger', expired: 'neutral' } as const

export function PackagesTable({ packages }: { packages: ExportPackage[] }) {
  const { t } = useTranslation('archive', { keyPrefix: 'packages' })
  const language = useLanguage()
  const count = (value: number | null | undefined) => formatNumber(value, 0)
  const columns: [Column<ExportPackage>, ...Column<ExportPackage>[]] = [
    { key: 'at', header: t('field.at'), cell: ({ created_at }) => formatDateTime(created_at, language) },
    {
      key: 'status',
      header: t('field.status'),
      cell: ({ status }) => <StatusBadge tone={tones[status]} label={t(`status.${status}`)} />,
    },
    { key: 'by', header: t('field.by'), cell: ({ created_by }) => created_by },
    { key: 'letters', header: t('field.letters'), cell: ({ letters }) => count(letters), numeric: true },
    { key: 'files', header: t('field.files'), cell: ({ files }) => count(files), numeric: true },
    { key: 'facts', header: t('field.facts'), cell: ({ seals }) => count(seals), numeric: true },
    {
      key: 'size',
      header: t('field.size'),
      cell: ({ size_bytes }) => (size_bytes ? formatBytes(size_bytes) : '–'),
      numeric: true,
    },
    {
      key: 'sha256',
      header: t('field.sha256'),
      cell: ({ sha256 }) => (sha256 ? <Code style={{ overflowWrap: 'anywhere' }}>{sha256}</Code> : '–'),
      width: '25%',
    },
    {
      key: 'actions',
      header: t('field.download'),
      cell: (one) => (one.status === 'ready' ? <Download one={one} /> : '–'),
    },
  ]
  return <DataTable name={t('title')} rows={packages} rowKey={({ id }) => id} columns={columns} />
}

function Download({ one }: { one: ExportPackage }) {
  const { t } = useTranslation('archive', { keyPrefix: 'packages' })
  const [busy, setBusy] = useState(false)
  const get = () => {
    setBusy(true)
    const mediaType = 'application/zip'
    const load = async () =>
      bytesOf(
        await http.GET('/api/v1/packages/{id}/content', {
          params: { path: { id: one.id } },
          parseAs: 'blob',
        }),
        mediaType,
      )
    save({ key: ['package', one.id], name: one.file_name ?? 'paket.zip', mediaType, load })
      .catch(toast.problem)
      .finally(() => setBusy(false))
  }
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<IconDownload size={16} aria-hidden />}
      loading={busy}
      onClick={get}
    >
      {t('download')}
    </Button>
  )
}
