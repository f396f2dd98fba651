import { Checkbox, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { http, ifMatch } from '@/api/client'
import { must } from '@/api/must'
import { useRefresh } from '@/features/letters/queries'
import type { Attendance } from '@/features/letters/types'
import { FormDialog } from '@/ui/FormDialog'
import { faultsOf } from '@/ui/ProblemSummary'
import { RowFields } from '@/ui/RowFields'
import { toast } from '@/ui/toast'
import { useAppForm } from '@/ui/useAppForm'
import { type Guest, peopleOf, sentPlace, type Values, valuesOf } from './presence'

interface PresenceDialogProps {
  letterId: string
  attendance: Attendance
  onClose: () => void
}

const NOBODY: Guest = { name: '', institution: '' }

/** Who was there: the invited with a tick, guests by name. */
export function PresenceDialog({ letterId, attendance, onClose }: PresenceDialogProps) {
  const { t } = useTranslation('invitations')
  const app = useAppForm<Values>({ defaultValues: valuesOf(attendance) })
  const { form, server } = app
  const refresh = useRefresh()
  const save = useMutation({
    mutationFn: (values: Values) =>
      must(
        http.PUT('/api/v1/letters/{id}/attendance/presence', {
          params: { path: { id: letterId }, header: ifMatch(attendance.version) },
          body: peopleOf(values),
        }),
      ),
    onError: (error) => {
      server.show(error)
      // another hand may have been quicker: the page behind shows how things stand now
      void refresh()
    },
    onSuccess: () => {
      toast.done(t('recorded'))
      onClose()
      return refresh()
    },
  })
  const invited = form.watch('present')
  const messageAt = (name: string) =>
    faultsOf(form.formState.errors).find((fault) => fault.name === name)?.message
  const change = (place: number, part: Partial<Values['present'][number]>) =>
    form.setValue(
      'present',
      invited.map((one, at) => (at === place ? { ...one, ...part } : one)),
    )
  return (
    <FormDialog
      title={t('recordTitle')}
      app={app}
      labels={{ present: t('list'), guests: t('guests') }}
      onSave={(values) => save.mutate(values)}
      onClose={onClose}
      saveLabel={t('save')}
      saving={save.isPending}
    >
      <Text>{t('recordHint')}</Text>
      <Stack gap="xs" role="group" aria-label={t('list')}>
        {invited.map((one, place) => (
          <div key={one.pos}>
            <Checkbox
              label={one.office}
              checked={one.here}
              onChange={({ currentTarget: { checked } }) => change(place, { here: checked })}
            />
            {one.here && (
              <TextInput
                mt={6}
                aria-label={t('whoCame', { office: one.office })}
                placeholder={t('guest.name')}
                value={one.name}
                onChange={({ currentTarget: { value } }) => change(place, { name: value })}
                error={messageAt(`present.${sentPlace(invited, place)}.name`)}
              />
            )}
          </div>
        ))}
      </Stack>
      <RowFields
        legend={t('guests')}
        rows={form.watch('guests')}
        blank={NOBODY}
        addLabel={t('guest.add')}
        removeLabel={t('guest.remove')}
        onChange={(guests) => form.setValue('guests', guests)}
      >
        {(guest, set, place) =>
          (['name', 'institution'] as const).map((field) => (
            <TextInput
              key={field}
              label={t(`guest.${field}`)}
              value={guest[field]}
              onChange={({ currentTarget: { value } }) => set({ [field]: value })}
              error={messageAt(`guests.${place}.${field}`)}
            />
          ))
        }
      </RowFields>
    </FormDialog>
  )
}
