import { Button, Card, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Controller } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { must } from '@/api/must'
import { today } from '@/lib/dates'
import { type AgencyChoice, AgencyPicker } from '@/ui/AgencyPicker'
import { DateField } from '@/ui/DateField'
import { useOptional } from '@/ui/optional'
import { ProblemSummary } from '@/ui/ProblemSummary'
import { fieldText } from '@/ui/problemText'
import { toast } from '@/ui/toast'
import { useAppForm } from '@/ui/useAppForm'
import classes from './numbering.module.css'
import { useRefresh } from './queries'
import type { Sample } from './types'

interface Values {
  kind: string
  agency_id: AgencyChoice | null
  valid_from: string
  pattern: string
  note: string
}

/** A new version of a pattern, with a number as it makes it. */
export function PatternForm({ kinds }: { kinds: { value: string; label: string }[] }) {
  const { t } = useTranslation('numbering')
  const optional = useOptional()
  const { form, server, submit } = useAppForm<Values>({
    defaultValues: { kind: 'SD', agency_id: null, valid_from: today(), pattern: '', note: '' },
  })
  const { errors } = form.formState
  const refresh = useRefresh()
  const preview = useMutation({
    mutationFn: () => {
      const { kind, agency_id, pattern } = form.getValues()
      return must(
        http.POST('/api/v1/number-patterns/preview', {
          body: { kind, agency_id: agency_id?.id ?? null, pattern: pattern.trim() || null },
        }),
      )
    },
    onMutate: server.clear,
    onError: server.show,
    onSuccess: ({ pattern }) => form.setValue('pattern', pattern),
  })
  const create = useMutation({
    mutationFn: ({ agency_id, note, ...values }: Values) =>
      must(
        http.POST('/api/v1/number-patterns', {
          body: { ...values, agency_id: agency_id?.id ?? null, note: note.trim() || null },
        }),
      ),
    onError: server.show,
    onSuccess: () => {
      toast.done(t('patterns.saved'))
      return refresh()
    },
  })
  const labels = {
    kind: t('field.kind'),
    agency_id: t('field.agency'),
    valid_from: t('field.validFrom'),
    pattern: t('field.pattern'),
    note: t('field.note'),
  }
  const required = { required: fieldText('required') }
  return (
    <Card
      withBorder
      maw={720}
      component="form"
      noValidate
      aria-label={t('patterns.form')}
      onSubmit={submit((values) => create.mutateAsync(values).catch(() => undefined))}
    >
      <ProblemSummary form={form} problem={server.problem} labels={labels} />
      <Stack>
        <Controller
          control={form.control}
          name="kind"
          render={({ field }) => (
            <Select
              label={labels.kind}
              data={kinds}
              value={field.value}
              onChange={field.onChange}
              allowDeselect={false}
              searchable
              error={errors.kind?.message}
            />
          )}
        />
        <Controller
          control={form.control}
          name="agency_id"
          render={({ field }) => (
            <AgencyPicker
              label={optional(labels.agency_id)}
              description={t('patterns.city')}
              value={field.value}
              onChange={field.onChange}
              error={errors.agency_id?.message}
            />
          )}
        />
        <TextInput
          label={labels.pattern}
          description={t('patterns.help')}
          {...form.register('pattern', required)}
          error={errors.pattern?.message}
        />
        <Controller
          control={form.control}
          name="valid_from"
          rules={required}
          render={({ field }) => (
            <DateField
              label={labels.valid_from}
              value={field.value}
              onChange={field.onChange}
              min={today()}
              error={errors.valid_from?.message}
            />
          )}
        />
        <TextInput label={optional(labels.note)} {...form.register('note')} error={errors.note?.message} />
        <div role="status">{preview.data && <Shown sample={preview.data} />}</div>
        <Group>
          <Button type="submit" loading={create.isPending}>
            {t('patterns.save')}
          </Button>
          <Button variant="default" loading={preview.isPending} onClick={() => preview.mutate()}>
            {t('patterns.preview')}
          </Button>
        </Group>
      </Stack>
    </Card>
  )
}

function Shown({ sample }: { sample: Sample }) {
  const { t } = useTranslation('numbering')
  return (
    <div className={classes['samples']}>
      <Text>
        {t('patterns.sample')}: <strong>{sample.number}</strong>
      </Text>
      <Text>
        {t('patterns.inserted')}: <strong>{sample.inserted}</strong>
      </Text>
      <Text c="dimmed">{t('patterns.longest', { count: sample.longest })}</Text>
    </div>
  )
}
