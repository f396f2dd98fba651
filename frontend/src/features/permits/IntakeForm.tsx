import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useMemo, useRef, useState } from 'react'
import type { FieldErrors, Resolver } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { asProblem } from '@/api/problem'
import { useMe } from '@/api/session'
import { useLanguage } from '@/i18n/useLanguage'
import { dropDraft } from '@/lib/draft'
import { cleanValues, fieldsOf, withVillage } from '@/lib/schemaForm'
import { LinkAnchor } from '@/ui/LinkAnchor'
import { ProblemSummary } from '@/ui/ProblemSummary'
import { fieldText } from '@/ui/problemText'
import { schemaResolver } from '@/ui/SchemaForm/resolver'
import { SchemaFields } from '@/ui/SchemaForm/SchemaFields'
import { useAppForm } from '@/ui/useAppForm'
import { askedPlaces, newDocuments, nothing, unmet } from './documents'
import { useRefresh } from './queries'
import { RequirementFields } from './RequirementFields'
import type { IntakeStep } from './search'
import { asFormData, type Service } from './types'
import { draftName, type IntakeValues, restored, useAutosave } from './useAutosave'

const IntakeReview = lazy(() => import('./IntakeReview'))

const STEPS: IntakeStep[] = ['data', 'syarat', 'periksa']

export default function IntakeForm({ service }: { service: Service }) {
  const { t } = useTranslation(['permits', 'common', 'errors'])
  const language = useLanguage()
  const fields = useMemo(() => fieldsOf(service.form_schema, language, service.ui_order), [service, language])
  const [draft] = useState(() => restored(service.code, service.requirements.length))
  const office = useMe()?.position.agency.code ?? ''
  const { step, reached, go } = useSteps(service.code)
  const current = useRef(step)
  current.current = step
  const { form, server, submit } = useAppForm<IntakeValues>({
    defaultValues: draft ?? {
      form_data: withVillage(fields, {}, office),
      documents: nothing(service.requirements),
    },
    resolver: useMemo(() => resolver(service, fields, current), [service, fields]),
  })
  const savedAt = useAutosave(service.code, fields, form.control)
  const navigate = useNavigate()
  const refresh = useRefresh()
  const create = api.useMutation('post', '/api/v1/permit-applications')
  const send = ({ form_data, documents }: IntakeValues) =>
    create.mutate(
      {
        body: {
          service_id: service.id,
          channel: 'counter',
          form_data: asFormData(form_data),
          documents: newDocuments(documents),
        },
      },
      {
        onError: (error) => {
          server.show(error)
          const faults = asProblem(error).errors ?? []
          if (faults.length > 0)
            go(faults.some(({ pointer }) => !pointer.startsWith('/documents')) ? 'data' : 'syarat')
        },
        onSuccess: ({ id }) => {
          dropDraft(draftName(service.code))
          refresh()
          void navigate({ to: '/layanan-loket/$id/tanda-terima', params: { id }, replace: true })
        },
      },
    )
  const next = STEPS[STEPS.indexOf(step) + 1]
  return (
    <form noValidate onSubmit={submit(next ? () => reached(next) : send)}>
      <StepHead step={step} savedAt={savedAt} />
      <ProblemSummary form={form} problem={server.problem} labels={labelsOf(service, fields)} />
      {draft && step === 'data' && (
        <Alert mb="md" title={t('intake.restored')} color="gray" variant="outline">
          {t('intake.restoredHint')}
        </Alert>
      )}
      {step === 'data' && <SchemaFields control={form.control} fields={fields} />}
      {step === 'syarat' && (
        <Stack>
          <Text>{t('intake.requirementsLead')}</Text>
          <RequirementFields
            control={form.control}
            requirements={service.requirements}
            only={askedPlaces(service.requirements, cleanValues(fields, form.getValues('form_data')))}
          />
        </Stack>
      )}
      {step === 'periksa' && (
        <Suspense>
          <IntakeReview service={service} fields={fields} values={form.getValues()} onChange={go} />
        </Suspense>
      )}
      <Group mt="lg">
        <Button type="submit" loading={create.isPending}>
          {next ? t('action.next', { ns: 'common' }) : t('intake.submit')}
        </Button>
        {step === 'data' ? (
          <LinkAnchor to="/layanan-loket/baru">{t('intake.otherService')}</LinkAnchor>
        ) : (
          <Button variant="default" onClick={() => go(STEPS[STEPS.indexOf(step) - 1] ?? 'data')}>
            {t('action.back', { ns: 'common' })}
          </Button>
        )}
      </Group>
    </form>
  )
}

/** The step is in the address, so Back works; one that was not reached by filling in is not shown. */
function useSteps(code: string) {
  const { langkah = 'data' } = useSearch({ from: '/app/layanan-loket/baru' })
  const navigate = useNavigate({ from: '/layanan-loket/baru' })
  const [furthest, setFurthest] = useState<IntakeStep>('data')
  const at = Math.min(STEPS.indexOf(langkah), STEPS.indexOf(furthest))
  const go = (langkah: IntakeStep) => void navigate({ search: { layanan: code, langkah } })
  const reached = (step: IntakeStep) => {
    if (STEPS.indexOf(step) > STEPS.indexOf(furthest)) setFurthest(step)
    go(step)
  }
  return { step: STEPS[at] ?? 'data', reached, go }
}

function StepHead({ step, savedAt }: { step: IntakeStep; savedAt: string | null }) {
  const { t } = useTranslation('permits')
  return (
    <Group justify="space-between" mb="md">
      <Text component="h2" fw={650} fz="lg" m={0}>
        {t('intake.step', {
          at: STEPS.indexOf(step) + 2,
          of: STEPS.length + 1,
          name: t(`intake.${step}`),
        })}
      </Text>
      {savedAt && (
        <Text size="sm" c="dimmed">
          {t('intake.saved', { time: savedAt })}
        </Text>
      )}
    </Group>
  )
}

function labelsOf(service: Service, fields: { key: string; label: string }[]): Record<string, string> {
  return Object.fromEntries([
    ...fields.map(({ key, label }) => [`form_data.${key}`, label]),
    ...service.requirements.map(({ name_id }, index) => [`documents.${index}`, name_id]),
  ])
}

/** Each step checks what it shows; the last one has been checked before. */
function resolver(
  service: Service,
  fields: ReturnType<typeof fieldsOf>,
  step: { current: IntakeStep },
): Resolver<IntakeValues> {
  const answers = schemaResolver<IntakeValues>(() => ({ schema: service.form_schema, fields }))
  return (values, context, options) => {
    const missing =
      step.current === 'data'
        ? []
        : unmet(service.requirements, values.documents, cleanValues(fields, values.form_data))
    if (missing.length === 0) return answers(values, context, options)
    const faults: FieldErrors<IntakeValues>['documents'] = []
    for (const index of missing)
      faults[index] = { type: 'required', message: fieldText('required') } as (typeof faults)[number]
    return { values: {}, errors: { documents: faults } }
  }
}
