import { Button, Card, NumberInput, Text, Textarea, Title } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import type { paths } from '@/api/schema'
import { useCan } from '@/api/session'
import { ServiceSelect } from '@/features/permits/ServiceSelect'
import { FormDialog } from '@/ui/FormDialog'
import { Loaded } from '@/ui/Loaded'
import { toast } from '@/ui/toast'
import { useAppForm } from '@/ui/useAppForm'

type Term =
  paths['/api/v1/permit-retention']['get']['responses'][200]['content']['application/json']['items'][number]

/** How long personal data are kept after an application has ended. */
export function Retention() {
  const { t } = useTranslation('permits', { keyPrefix: 'personal' })
  const can = useCan()
  const [changing, setChanging] = useState(false)
  const terms = api.useQuery('get', '/api/v1/permit-retention')
  return (
    <Card withBorder component="section" aria-label={t('retention')}>
      <Title order={2} fz="lg" mb="sm">
        {t('retention')}
      </Title>
      <Loaded query={terms}>
        {({ items }) => (
          <>
            {items.map((term) => (
              <OneTerm key={term.service_code ?? ''} term={term} />
            ))}
          </>
        )}
      </Loaded>
      {can('agency.manage') && (
        <Button variant="default" mt="sm" w="fit-content" onClick={() => setChanging(true)}>
          {t('changeRetention')}
        </Button>
      )}
      {changing && <RetentionDialog onClose={() => setChanging(false)} />}
    </Card>
  )
}

function OneTerm({ term: { service_code, months, basis, shipped } }: { term: Term }) {
  const { t } = useTranslation('permits', { keyPrefix: 'personal' })
  return (
    <Text mb="xs">
      <strong>{service_code ?? t('allServices')}</strong>: {t('months', { count: months })}
      {shipped && ` (${t('shipped')})`}
      <Text span display="block" size="sm" c="dimmed" lang="id">
        {basis}
      </Text>
    </Text>
  )
}

interface Values {
  service: string | null
  months: number | string
  basis: string
}

function RetentionDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('permits', { keyPrefix: 'personal' })
  const queries = useQueryClient()
  const app = useAppForm<Values>({ defaultValues: { service: null, months: 60, basis: '' } })
  const put = api.useMutation('put', '/api/v1/permit-retention')
  const save = ({ service, months, basis }: Values) => {
    const body = {
      service_code: service,
      months: months === '' ? null : Number(months),
      basis: basis.trim() || null,
    }
    put.mutate(
      { body },
      {
        onSuccess: () => {
          toast.done(t('retentionSaved'))
          onClose()
          return queries.invalidateQueries({ queryKey: ['get', '/api/v1/permit-retention'] })
        },
        onError: app.server.show,
      },
    )
  }
  const { errors } = app.form.formState
  return (
    <FormDialog
      title={t('changeRetention')}
      app={app}
      labels={{ months: t('monthsLabel'), basis: t('rule'), service_code: t('service') }}
      onSave={save}
      onClose={onClose}
      saveLabel={t('save')}
      saving={put.isPending}
    >
      <ServiceSelect
        label={t('service')}
        placeholder={t('allServices')}
        value={app.form.watch('service')}
        onChange={(code) => app.form.setValue('service', code)}
      />
      <NumberInput
        label={t('monthsLabel')}
        description={t('monthsHint')}
        min={0}
        max={1200}
        value={app.form.watch('months')}
        onChange={(value) => app.form.setValue('months', value, { shouldDirty: true })}
        error={errors.months?.message}
      />
      <Textarea
        label={t('rule')}
        autosize
        maxLength={300}
        {...app.form.register('basis')}
        error={errors.basis?.message}
      />
    </FormDialog>
  )
}
