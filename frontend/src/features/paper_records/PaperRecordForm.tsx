import {
  Button,
  Card,
  Group,
  NumberInput,
  SegmentedControl,
  Select,
  Stack,
  Text,
  TextInput,
} from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Controller } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { useCan } from '@/api/session'
import { today } from '@/lib/dates'
import { DateField } from '@/ui/DateField'
import { ProblemSummary } from '@/ui/ProblemSummary'
import { fieldText } from '@/ui/problemText'
import { toast } from '@/ui/toast'
import { useAppForm } from '@/ui/useAppForm'
import { ServiceSelect } from './ServiceSelect'
import type { Register } from './types'

interface Values {
  register: Register
  many: 'one' | 'batch'
  quantity: number
  date_from: string
  date_until: string
  service_code: string | null
  reference_number: string
  subject: string
}

/** One piece of paper work, or a counted batch of it between two days. */
export function PaperRecordForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['paper', 'common'])
  const permits = useCan()('permit.read')
  const letters = useCan()('letter.read')
  const registers: Register[] = [
    ...(letters ? (['incoming', 'outgoing'] as const) : []),
    ...(permits ? (['service'] as const) : []),
  ]
  const { form, server, submit } = useAppForm<Values>({
    defaultValues: {
      register: registers[0] ?? 'incoming',
      many: 'batch',
      quantity: 1,
      date_from: today(),
      date_until: today(),
      service_code: null,
      reference_number: '',
      subject: '',
    },
  })
  const [register, many] = form.watch(['register', 'many'])
  const queries = useQueryClient()
  const create = api.useMutation('post', '/api/v1/paper-records')
  const save = (values: Values) =>
    create.mutate(
      { body: bodyOf(values) },
      {
        onError: server.show,
        onSuccess: () => {
          void queries.invalidateQueries({ queryKey: ['pages', 'paper-records'] })
          toast.done(t('saved'))
          onClose()
        },
      },
    )
  const { errors } = form.formState
  const required = { required: fieldText('required') }
  const labels = {
    register: t('register'),
    quantity: t('quantity'),
    date_from: many === 'one' ? t('date') : t('from'),
    date_until: t('until'),
    service_code: t('service'),
    reference_number: t('number'),
    subject: t('subject'),
  }
  const optional = t('state.optional', { ns: 'common' })
  const dateField = (name: 'date_from' | 'date_until') => (
    <Controller
      control={form.control}
      name={name}
      rules={required}
      render={({ field, fieldState }) => (
        <DateField
          ref={field.ref}
          label={labels[name]}
          value={field.value}
          onChange={field.onChange}
          max={today()}
          error={fieldState.error?.message}
        />
      )}
    />
  )
  return (
    <Card withBorder mb="md" maw={620} component="form" noValidate onSubmit={submit(save)}>
      <ProblemSummary form={form} problem={server.problem} labels={labels} />
      <Stack>
        <Controller
          control={form.control}
          name="register"
          render={({ field }) => (
            <Select
              label={labels.register}
              data={registers.map((value) => ({ value, label: t(value) }))}
              value={field.value}
              onChange={field.onChange}
              allowDeselect={false}
              error={errors.register?.message}
            />
          )}
        />
        {register === 'service' && (
          <Controller
            control={form.control}
            name="service_code"
            rules={required}
            render={({ field, fieldState }) => (
              <ServiceSelect
                label={labels.service_code}
                value={field.value}
                onChange={field.onChange}
                error={fieldState.error?.message}
              />
            )}
          />
        )}
        <Controller
          control={form.control}
          name="many"
          render={({ field }) => (
            <SegmentedControl
              aria-label={t('many')}
              data={[
                { value: 'batch', label: t('batch') },
                { value: 'one', label: t('one') },
              ]}
              value={field.value}
              onChange={field.onChange}
            />
          )}
        />
        {many === 'batch' && (
          <Controller
            control={form.control}
            name="quantity"
            rules={required}
            render={({ field, fieldState }) => (
              <NumberInput
                label={labels.quantity}
                description={t('quantityHint')}
                min={1}
                max={100_000}
                allowDecimal={false}
                value={field.value}
                onChange={field.onChange}
                error={fieldState.error?.message}
              />
            )}
          />
        )}
        <Group grow align="flex-start">
          {dateField('date_from')}
          {many === 'batch' && dateField('date_until')}
        </Group>
        {many === 'one' && (
          <>
            <TextInput
              label={`${labels.reference_number} ${optional}`}
              {...form.register('reference_number')}
              error={errors.reference_number?.message}
            />
            <TextInput
              label={`${labels.subject} ${optional}`}
              {...form.register('subject')}
              error={errors.subject?.message}
            />
          </>
        )}
        <Text size="sm" c="dimmed">
          {t('permanent')}
        </Text>
        <Group>
          <Button type="submit" loading={create.isPending}>
            {t('submit')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel', { ns: 'common' })}
          </Button>
        </Group>
      </Stack>
    </Card>
  )
}

function bodyOf({ register, many, quantity, date_from, date_until, service_code, ...one }: Values) {
  const single = many === 'one'
  const text = (value: string) => value.trim() || null
  return {
    application: register === 'service' ? ('permits' as const) : ('letters' as const),
    register,
    quantity: single ? 1 : Number(quantity),
    date_from,
    date_until: single ? date_from : date_until,
    service_code: register === 'service' ? service_code : null,
    reference_number: single ? text(one.reference_number) : null,
    subject: single ? text(one.subject) : null,
  }
}
