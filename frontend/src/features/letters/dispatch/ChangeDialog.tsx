import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { must } from '@/api/must'
import { useRefresh } from '@/features/letters/queries'
import { FormDialog } from '@/ui/FormDialog'
import { toast } from '@/ui/toast'
import { useAppForm } from '@/ui/useAppForm'
import type { Dispatch, Dispatches } from './types'
import { WayFields } from './WayFields'
import { placed, scanOf, sentWay, type WayValues, wayOf } from './ways'

interface ChangeDialogProps {
  letterId: string
  item: Dispatch
  dispatches: Dispatches
  onClose: () => void
}

/** Another way or address for one addressee. */
export default function ChangeDialog({ letterId, item, dispatches, onClose }: ChangeDialogProps) {
  const { t } = useTranslation('dispatch')
  const app = useAppForm<WayValues>({ defaultValues: { ways: [wayOf(item)], scan_upload_id: [] } })
  const refresh = useRefresh()
  const save = useMutation({
    mutationFn: (values: WayValues) => {
      const [chosen] = values.ways.map(sentWay)
      const { way, email } = chosen ?? { way: 'hand' as const, email: null }
      return must(
        http.POST('/api/v1/letters/{id}/dispatches/{pos}/way', {
          params: { path: { id: letterId, pos: item.pos } },
          body: { way, email, scan_upload_id: scanOf(values) },
        }),
      )
    },
    onError: (error) => {
      app.server.show(placed(error))
      void refresh()
    },
    onSuccess: () => {
      toast.done(t('changed'))
      onClose()
      return refresh()
    },
  })
  return (
    <FormDialog
      title={t('changeTitle')}
      app={app}
      labels={{ ways: t('email'), scan_upload_id: t('scan') }}
      onSave={(values) => save.mutate(values)}
      onClose={onClose}
      saveLabel={t('changeSave')}
      saving={save.isPending}
    >
      <WayFields form={app.form} items={[item]} dispatches={dispatches} />
    </FormDialog>
  )
}
