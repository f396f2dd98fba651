import { Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, http } from '@/api/client'
import { must } from '@/api/must'
import { Addressees } from '@/features/letters/letter/Addressees'
import { useRefresh } from '@/features/letters/queries'
import type { Letter } from '@/features/letters/types'
import { FormDialog } from '@/ui/FormDialog'
import { toast } from '@/ui/toast'
import { useAppForm } from '@/ui/useAppForm'
import type { Dispatches } from './types'
import { WayFields } from './WayFields'
import { scanOf, sentWay, type WayValues, wayOf } from './ways'

interface DispatchDialogProps {
  letter: Letter
  onClose: () => void
}

/** Before a letter goes out: everybody who gets it, and how those outside the city get it. */
export default function DispatchDialog({ letter, onClose }: DispatchDialogProps) {
  const params = { path: { id: letter.id } }
  const { data } = api.useQuery('get', '/api/v1/letters/{id}/dispatches', { params })
  return data ? <Ways letter={letter} dispatches={data} onClose={onClose} /> : null
}

function Ways({ letter, dispatches, onClose }: DispatchDialogProps & { dispatches: Dispatches }) {
  const { t } = useTranslation(['letters', 'dispatch'])
  const outside = dispatches.items.filter(({ agency }) => !agency)
  const app = useAppForm<WayValues>({ defaultValues: { ways: outside.map(wayOf), scan_upload_id: [] } })
  const refresh = useRefresh()
  const send = useMutation({
    mutationFn: (values: WayValues) =>
      must(
        http.POST('/api/v1/letters/{id}/dispatch', {
          params: { path: { id: letter.id } },
          body: { ways: values.ways.map(sentWay), scan_upload_id: scanOf(values) },
        }),
      ),
    onError: (error) => {
      app.server.show(error)
      // another hand may have been quicker: the page behind shows how things stand now
      void refresh()
    },
    onSuccess: () => {
      toast.done(t('dispatch.done'))
      onClose()
      return refresh()
    },
  })
  const { addressees } = letter
  const copies = addressees.filter(({ kind }) => kind === 'carbon_copy')
  return (
    <FormDialog
      title={t('dispatch.title')}
      app={app}
      labels={{ ways: t('email', { ns: 'dispatch' }), scan_upload_id: t('scan', { ns: 'dispatch' }) }}
      onSave={(values) => send.mutate(values)}
      onClose={onClose}
      saveLabel={t('dispatch.confirm', { count: addressees.length })}
      saving={send.isPending}
    >
      <Stack gap="xs">
        <Text>
          {letter.letter_number} · {letter.subject}
        </Text>
        <Text fw={650}>{t('field.to')}</Text>
        <Addressees addressees={addressees} kind="to" />
        {copies.length > 0 && (
          <>
            <Text fw={650}>{t('field.carbonCopy')}</Text>
            <Addressees addressees={addressees} kind="carbon_copy" />
          </>
        )}
        <Text>{t('dispatch.hint')}</Text>
        {outside.length > 0 && (
          <>
            <Text component="h3" fz="1rem" fw={700} m={0}>
              {t('chooseWays', { ns: 'dispatch' })}
            </Text>
            <WayFields form={app.form} items={outside} dispatches={dispatches} />
          </>
        )}
      </Stack>
    </FormDialog>
  )
}
