import { Button } from '@mantine/core'
import { IconFileText } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { bytesOf } from '@/api/bytes'
import { http } from '@/api/client'
import { openInTab } from '@/ui/openFile'
import { toast } from '@/ui/toast'

const PDF = 'application/pdf'

interface BookButtonProps {
  register: 'incoming' | 'outgoing'
  from: string | undefined
  until: string | undefined
}

/** Both ends of the period are needed; what is missing is the year of the other end, or this year. */
function period(from: string | undefined, until: string | undefined) {
  const year = (from ?? until ?? new Date().toISOString()).slice(0, 4)
  return { from: from ?? `${year}-01-01`, until: until ?? `${year}-12-31` }
}

/** The agenda book of the period that is shown, as a file to print. */
export function BookButton({ register, from, until }: BookButtonProps) {
  const { t } = useTranslation('letters')
  const [busy, setBusy] = useState(false)
  const query = { register, ...period(from, until) }
  const load = async () =>
    bytesOf(await http.GET('/api/v1/agenda-entries/paper', { params: { query }, parseAs: 'blob' }), PDF)
  const open = () => {
    setBusy(true)
    const file = { key: ['agenda-book'], name: t('agenda.file'), mediaType: PDF, load }
    openInTab(file)
      .catch(toast.problem)
      .finally(() => setBusy(false))
  }
  return (
    <Button
      variant="default"
      leftSection={<IconFileText size={18} aria-hidden />}
      loading={busy}
      onClick={open}
    >
      {t('agenda.pdf')}
    </Button>
  )
}
