import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { bytesOf } from '@/api/bytes'
import { http } from '@/api/client'
import type { BookFormat, BookRegister } from '@/features/letters/types'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDate } from '@/lib/format'
import { openInTab, save } from '@/ui/openFile'
import { toast } from '@/ui/toast'

const TYPES: Record<BookFormat, string> = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
}
const FORMATS = Object.keys(TYPES) as BookFormat[]

interface BookMenuProps {
  register: 'incoming' | 'outgoing'
  from: string | undefined
  until: string | undefined
}

/** Both ends of the period are needed; what is missing is the year of the other end, or this year. */
function period(from: string | undefined, until: string | undefined) {
  const year = (from ?? until ?? new Date().toISOString()).slice(0, 4)
  return { from: from ?? `${year}-01-01`, until: until ?? `${year}-12-31` }
}

/** The books of the period that is shown: the shown register, both, and the expedition book, to print or to reckon with. */
export function BookMenu({ register, ...shown }: BookMenuProps) {
  const { t } = useTranslation('letters')
  const language = useLanguage()
  const [busy, setBusy] = useState(false)
  const days = period(shown.from, shown.until)
  const get = (book: BookRegister, format: BookFormat) => {
    setBusy(true)
    const query = { register: book, format, ...days }
    const name = `buku-${book}-${days.from}-${days.until}.${format}`
    const mediaType = TYPES[format]
    const load = async () =>
      bytesOf(
        await http.GET('/api/v1/agenda-entries/paper', { params: { query }, parseAs: 'blob' }),
        mediaType,
      )
    const file = { key: ['agenda-book'], name, mediaType, load }
    const done = format === 'pdf' ? openInTab(file) : save(file)
    done.catch(toast.problem).finally(() => setBusy(false))
  }
  const books: BookRegister[] = [register, 'combined', 'expedition']
  return (
    <Menu position="bottom-end" withinPortal withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconDownload size={18} aria-hidden />}
          rightSection={<IconChevronDown size={16} aria-hidden />}
          loading={busy}
        >
          {t('agenda.download')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown
        aria-label={t('agenda.downloads', {
          from: formatDate(days.from, language),
          until: formatDate(days.until, language),
        })}
      >
        {books.map((book) => (
          // biome-ignore lint/a11y/useSemanticElements: a menu groups its items by role; a fieldset is of forms
          <div key={book} role="group" aria-label={t(`agenda.${book}`)}>
            <Menu.Label aria-hidden>{t(`agenda.${book}`)}</Menu.Label>
            {FORMATS.map((format) => (
              <Menu.Item
                key={format}
                aria-label={`${t(`agenda.${book}`)}: ${t(`agenda.formats.${format}`)}`}
                onClick={() => get(book, format)}
              >
                {t(`agenda.formats.${format}`)}
              </Menu.Item>
            ))}
          </div>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
