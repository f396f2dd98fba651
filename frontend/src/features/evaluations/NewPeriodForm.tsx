import { Alert, Button, Card, Group, Select, Stack, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Controller } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { DateField } from '@/ui/DateField'
import { Loaded } from '@/ui/Loaded'
import { ProblemSummary } from '@/ui/ProblemSummary'
import { fieldText } from '@/ui/problemText'
import { toast } from '@/ui/toast'
import { useAppForm } from '@/ui/useAppForm'
import type { Instrument } from './types'

interface Values {
  name: string
  from: string | null
  until: string | null
  instrument_id: string | null
}

/** Opens a period; only an adopted instrument can measure it. */
export function NewPeriodForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('evaluations')
  const instruments = api.useQuery('get', '/api/v1/instruments', { params: { query: { limit: 100 } } })
  return (
    <Card withBorder mb="md" maw={620}>
      <Loaded query={instruments} rows={4}>
        {({ items }) => {
          const adopted = items.filter(({ status }) => status === 'adopted')
          return adopted.length > 0 ? (
            <Form instruments={adopted} onClose={onClose} />
          ) : (
            <Alert title={t('periods.noInstrument')}>{t('periods.noInstrumentHint')}</Alert>
          )
        }}
      </Loaded>
    </Card>
  )
}

function Form({ instruments, onClose }: { instruments: Instrument[]; onClose: () => void }) {
  const { t } = useTranslation(['evaluations', 'common', 'errors'])
  const { form, server, submit } = useAppForm<Values>({
    defaultValues: { name: '', from: null, until: null, instrument_id: instruments[0]?.id ?? null },
  })
  const queries = useQueryClient()
  const navigate = useNavigate()
  const create = api.useMutation('post', '/api/v1/evaluation-periods')
  const save = ({ name, from, until, instrument_id }: Values) =>
    create.mutate(
      {
        body: {
          name: name.trim(),
          from: from ?? '',
          until: until ?? '',
          instrument_id: instrument_id ?? '',
        },
      },
      {
        onError: server.show,
        onSuccess: async ({ id }) => {
          toast.done(t('periods.created'))
          void queries.invalidateQueries({ queryKey: ['pages', 'evaluation-periods'] })
          await navigate({ to: '/evaluasi/$period', params: { period: id } })
        },
      },
    )
  const labels = {
    name: t('periods.name'),
    from: t('periods.from'),
    until: t('periods.until'),
    instrument_id: t('periods.instrument'),
  }
  const required = { required: fieldText('required') }
  const day = (name: 'from' | 'until') => (
    <Controller
      control={form.control}
      name={name}
      rules={{
        ...required,
        ...(name === 'until'
          ? {
              validate: (until: string | null, { from }: Values) =>
                !from || !until || until >= from || fieldText('date_order'),
            }
          : {}),
      }}
      render={({ field, fieldState }) => (
        <DateField
          ref={field.ref}
          label={labels[name]}
          value={field.value}
          onChange={field.onChange}
          error={fieldState.error?.message}
        />
      )}
    />
  )
  return (
    <form noValidate onSubmit={submit(save)}>
      <ProblemSummary form={form} problem={server.problem} labels={labels} />
      <Stack>
        <TextInput
          label={labels.name}
          description={t('periods.nameHint')}
          {...form.register('name', required)}
          error={form.formState.errors.name?.message}
        />
        <Group grow align="flex-start">
          {day('from')}
          {day('until')}
        </Group>
        <Controller
          control={form.control}
          name="instrument_id"
          rules={required}
          render={({ field, fieldState }) => (
            <Select
              ref={field.ref}
              label={labels.instrument_id}
              description={t('periods.instrumentHint')}
              data={instruments.map(({ id, name, revision }) => ({
                value: id,
                label: t('periods.instrumentName', { name, revision }),
              }))}
              value={field.value}
              onChange={field.onChange}
              allowDeselect={false}
              error={fieldState.error?.message}
            />
          )}
        />
        <Group>
          <Button type="submit" loading={create.isPending}>
            {t('periods.submit')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel', { ns: 'common' })}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
