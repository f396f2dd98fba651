import { Button, Group, Stack, Text, Textarea, Title } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { FieldErrors, Resolver } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { type Evidence, newDocuments, nothing, unmet } from '@/features/permits/documents'
import { useRefresh } from '@/features/permits/queries'
import { RequirementFields } from '@/features/permits/RequirementFields'
import { type Application, asFormData, type Service } from '@/features/permits/types'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDate } from '@/lib/format'
import { cleanValues, type FormValues, fieldsOf } from '@/lib/schemaForm'
import { LeaveGuard } from '@/ui/LeaveGuard'
import { LinkAnchor } from '@/ui/LinkAnchor'
import { Note } from '@/ui/Note'
import { ProblemSummary } from '@/ui/ProblemSummary'
import { fieldText } from '@/ui/problemText'
import { schemaResolver } from '@/ui/SchemaForm/resolver'
import { SchemaFields } from '@/ui/SchemaForm/SchemaFields'
import { useAppForm } from '@/ui/useAppForm'
import { type Carrying, carried, carry } from './carrying'
import type { Permit, SuccessionKind } from './types'

interface Values {
  amendment_reason: string
  form_data: FormValues
  documents: Evidence[]
}

interface FollowUpFormProps {
  application: Application
  permit: Permit
  service: Service
  kind: SuccessionKind
}

export default function FollowUpForm({ application, permit, service, kind }: FollowUpFormProps) {
  const { t } = useTranslation('permits', { keyPrefix: 'follow' })
  const { t: words } = useTranslation('permits')
  const language = useLanguage()
  const earlier = application.form_data
  const asked = useMemo(() => fieldsOf(service.form_schema, language, service.ui_order), [service, language])
  const form = useMemo(
    () => carry(asked, service.form_schema, earlier, (mask) => t('number', { mask })),
    [asked, service, earlier, t],
  )
  const app = useAppForm<Values>({
    defaultValues: {
      amendment_reason: '',
      form_data: form.values,
      documents: nothing(service.requirements),
    },
    resolver: useMemo(() => resolver(form, service, kind), [form, service, kind]),
  })
  const { control, register, formState } = app.form
  const navigate = useNavigate()
  const refresh = useRefresh()
  const create = api.useMutation('post', '/api/v1/permit-applications')
  const send = ({ amendment_reason, form_data, documents }: Values) =>
    create.mutate(
      {
        body: {
          service_id: service.id,
          channel: 'counter',
          form_data: asFormData(carried(asked, earlier, form_data)),
          documents: newDocuments(documents),
          ...(kind === 'renewal'
            ? { renews_permit_id: permit.id }
            : { amends_permit_id: permit.id, amendment_reason }),
        },
      },
      {
        onError: app.server.show,
        onSuccess: ({ id }) => {
          refresh()
          void navigate({ to: '/layanan-loket/$id/tanda-terima', params: { id }, replace: true })
        },
      },
    )
  return (
    <form noValidate onSubmit={app.submit(send)}>
      <LeaveGuard unsaved={() => formState.isDirty && !create.isPending && !create.isSuccess} />
      <ProblemSummary
        form={app.form}
        problem={app.server.problem}
        labels={{
          amendment_reason: t('reason'),
          ...Object.fromEntries(asked.map(({ key, label }) => [`form_data.${key}`, label])),
          ...Object.fromEntries(service.requirements.map(({ name_id }, at) => [`documents.${at}`, name_id])),
        }}
      />
      <Stack>
        <Note tone="info" title={t('of', { number: permit.number })}>
          <p>
            {permit.valid_until
              ? t('until', { date: formatDate(permit.valid_until, language) })
              : words('permit.noEnd')}
          </p>
          <p>{t('carried')}</p>
        </Note>
        {kind === 'amendment' && (
          <Textarea
            label={t('reason')}
            description={t('reasonHint')}
            autosize
            minRows={2}
            maxLength={500}
            required
            {...register('amendment_reason')}
            error={formState.errors.amendment_reason?.message}
          />
        )}
        <Title order={2} fz="lg">
          {words('intake.data')}
        </Title>
        <SchemaFields control={control} fields={form.fields} />
        <Title order={2} fz="lg">
          {words('intake.syarat')}
        </Title>
        <Text>{words('intake.requirementsLead')}</Text>
        <RequirementFields control={control} requirements={service.requirements} />
        <Group>
          <Button type="submit" loading={create.isPending}>
            {t(`${kind}.send`)}
          </Button>
          <LinkAnchor to="/layanan-loket/$id" params={{ id: application.id }}>
            {t('back')}
          </LinkAnchor>
        </Group>
      </Stack>
    </form>
  )
}

/** The answers, the papers that they ask for, and why a paper is corrected, all at once. */
function resolver(form: Carrying, service: Service, kind: SuccessionKind): Resolver<Values> {
  const answers = schemaResolver<Values>(() => form)
  return async (values, context, options) => {
    const checked = await answers(values, context, options)
    const errors: FieldErrors<Values> = { ...checked.errors }
    const required = { type: 'required', message: fieldText('required') }
    if (kind === 'amendment' && !values.amendment_reason.trim()) errors.amendment_reason = required
    const missing = unmet(service.requirements, values.documents, cleanValues(form.fields, values.form_data))
    if (missing.length > 0) {
      const faults: FieldErrors<Values>['documents'] = []
      for (const index of missing) faults[index] = required as (typeof faults)[number]
      errors.documents = faults
    }
    return Object.keys(errors).length > 0 ? { values: {}, errors } : checked
  }
}
