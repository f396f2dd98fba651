import { Button, FileInput, Group, List, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { Controller } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { formatRupiah } from '@/lib/format'
import { DateField } from '@/ui/DateField'
import { Note } from '@/ui/Note'
import { ProblemSummary } from '@/ui/ProblemSummary'
import { useAppForm } from '@/ui/useAppForm'
import type { Comparison } from './types'

interface Values {
  from: string | null
  until: string | null
  csv: File | null
}

/** Lines of the bank against transfers and QRIS payments; what stands on one side alone is told in words. */
export default function Bank() {
  const { t } = useTranslation('numbering', { keyPrefix: 'money' })
  const app = useAppForm<Values>({ defaultValues: { from: null, until: null, csv: null } })
  const [found, setFound] = useState<Comparison | null>(null)
  const compare = api.useMutation('post', '/api/v1/bank-comparison')
  const { control, formState } = app.form
  const save = async ({ from, until, csv }: Values) => {
    setFound(null)
    const text = (await csv?.text()) ?? ''
    compare.mutate(
      { body: { from: from ?? '', until: until ?? '', csv: text } },
      { onSuccess: setFound, onError: app.server.show },
    )
  }
  const day = (name: 'from' | 'until') => (
    <Controller
      control={control}
      name={name}
      rules={{ required: t('needed') }}
      render={({ field }) => <DateField {...field} label={t(name)} error={formState.errors[name]?.message} />}
    />
  )
  return (
    <Stack>
      <Text>{t('bankHint')}</Text>
      <form noValidate onSubmit={app.submit(save)}>
        <ProblemSummary
          form={app.form}
          problem={app.server.problem}
          labels={{ from: t('from'), until: t('until'), csv: t('csv') }}
        />
        <Group align="flex-start">
          {day('from')}
          {day('until')}
          <Controller
            control={control}
            name="csv"
            rules={{ required: t('needed') }}
            render={({ field }) => (
              <FileInput
                {...field}
                label={t('csv')}
                placeholder={t('csvHint')}
                accept=".csv,text/csv,text/plain"
                miw={220}
                error={formState.errors.csv?.message}
              />
            )}
          />
        </Group>
        <Button type="submit" mt="md" loading={compare.isPending}>
          {t('compare')}
        </Button>
      </form>
      {found && (
        <section aria-label={t('result')}>
          <Note
            tone={found.differences.length > 0 ? 'warning' : 'success'}
            title={t('matched', {
              count: found.matched.length,
              amount: formatRupiah(found.matched_idr),
            })}
          />
          {found.differences.length > 0 && (
            <>
              <Title order={2} fz="lg" mt="md">
                {t('differences')}
              </Title>
              <List>
                {found.differences.map(({ text }) => (
                  <List.Item key={text}>{text}</List.Item>
                ))}
              </List>
            </>
          )}
        </section>
      )}
    </Stack>
  )
}
