import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { bytesOf } from '@/api/bytes'
import { http } from '@/api/client'
import { today } from '@/lib/dates'
import { save } from '@/ui/openFile'
import { toast } from '@/ui/toast'

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
}

/** The list of active archives of the office, of the year that is shown or of all years. */
export function ActiveListMenu({ year }: { year: number | undefined }) {
  const { t } = useTranslation('archive')
  const [busy, setBusy] = useState(false)
  const get = (format: keyof typeof TYPES) => {
    setBusy(true)
    const query = { format, ...(year === undefined ? {} : { year }) }
    const mediaType = TYPES[format]
    const load = async () =>
      bytesOf(
        await http.GET('/api/v1/active-archive-list', { params: { query }, parseAs: 'blob' }),
        mediaType,
      )
    const name = `daftar-arsip-aktif-${today()}.${format}`
    save({ key: ['active-archive-list'], name, mediaType, load })
      .catch(toast.problem)
      .finally(() => setBusy(false))
  }
  return (
    <Menu position="bottom-end" withinPortal withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconDownload size={18} aria-hidden />}
          rightSection={<IconChevronDown size={16} aria-hidden />}
          loading={busy}
        >
          {t('activeList.title')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown aria-label={t('activeList.title')}>
        <Menu.Item onClick={() => get('xlsx')}>{t('activeList.xlsx')}</Menu.Item>
        <Menu.Item onClick={() => get('csv')}>{t('activeList.csv')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
