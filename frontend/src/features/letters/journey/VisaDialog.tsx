import { Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { http, ifMatch } from '@/api/client'
import { must } from '@/api/must'
import { useRefresh } from '@/features/letters/queries'
import type { Journey } from '@/features/letters/types'
import { today } from '@/lib/dates'
import { DateField } from '@/ui/DateField'
import { FormDialog } from '@/ui/FormDialog'
import { useOptional } from '@/ui/optional'
import { faultsOf } from '@/ui/ProblemSummary'
import { RowFields } from '@/ui/RowFields'
import { toast } from '@/ui/toast'
import { useAppForm } from '@/ui/useAppForm'

interface Visa {
  place: string
  arrived_on: string | null
  departed_on: string | null
  official: string
  official_title: string
}

const NOWHERE: Visa = { place: '', arrived_on: null, departed_on: null, official: '', official_title: '' }

const rowsOf = ({ visas }: Journey): Visa[] =>
  visas.length === 0
    ? [NOWHERE]
    : visas.map((visa) => ({
        place: visa.place,
        arrived_on: visa.arrived_on ?? null,
        departed_on: visa.departed_on ?? null,
        official: visa.official,
        official_title: visa.official_title ?? '',
      }))

interface VisaDialogProps {
  letterId: string
  journey: Journey
  onClose: () => void
}

/** The visa table as a whole, a place in each row. */
export default function VisaDialog({ letterId, journey, onClose }: VisaDialogProps) {
  const { t } = useTranslation('invitations')
  const app = useAppForm<{ entries: Visa[] }>({ defaultValues: { entries: rowsOf(journey) } })
  const { form, server } = app
  const optional = useOptional()
  const refresh = useRefresh()
  const save = useMutation({
    mutationFn: ({ entries }: { entries: Visa[] }) =>
      must(
        http.PUT('/api/v1/letters/{id}/travel/visas', {
          params: { path: { id: letterId }, header: ifMatch(journey.version) },
          body: {
            entries: entries.map((visa) => ({ ...visa, official_title: visa.official_title.trim() || null })),
          },
        }),
      ),
    onError: (error) => {
      server.show(error)
      // another hand may have been quicker: the page behind shows how things stand now
      void refresh()
    },
    onSuccess: () => {
      toast.done(t('journey.visasSaved'))
      onClose()
      return refresh()
    },
  })
  const faults = faultsOf(form.formState.errors)
  const messageAt = (place: number, field: keyof Visa) =>
    faults.find(({ name }) => name === `entries.${place}.${field}`)?.message
  return (
    <FormDialog
      title={t('journey.recordVisas')}
      app={app}
      labels={{ entries: t('journey.visas') }}
      onSave={(values) => save.mutate(values)}
      onClose={onClose}
      saveLabel={t('journey.saveVisas')}
      saving={save.isPending}
    >
      <Text>{t('journey.visasHint')}</Text>
      <RowFields
        legend={t('journey.visas')}
        rows={form.watch('entries')}
        blank={NOWHERE}
        addLabel={t('journey.addVisa')}
        removeLabel={t('journey.removeVisa')}
        onChange={(entries) => form.setValue('entries', entries)}
      >
        {(visa, set, place) => (
          <>
            <TextInput
              label={t('journey.place')}
              value={visa.place}
              onChange={({ currentTarget: { value } }) => set({ place: value })}
              error={messageAt(place, 'place')}
            />
            <DateField
              label={t('journey.arrived')}
              value={visa.arrived_on}
              onChange={(value) => set({ arrived_on: value })}
              max={today()}
              error={messageAt(place, 'arrived_on')}
            />
            <DateField
              label={t('journey.departed')}
              value={visa.departed_on}
              onChange={(value) => set({ departed_on: value })}
              max={today()}
              error={messageAt(place, 'departed_on')}
            />
            <TextInput
              label={t('journey.official')}
              value={visa.official}
              onChange={({ currentTarget: { value } }) => set({ official: value })}
              error={messageAt(place, 'official')}
            />
            <TextInput
              label={optional(t('journey.officialTitle'))}
              value={visa.official_title}
              onChange={({ currentTarget: { value } }) => set({ official_title: value })}
              error={messageAt(place, 'official_title')}
            />
          </>
        )}
      </RowFields>
    </FormDialog>
  )
}
