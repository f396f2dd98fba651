import { Alert, Button, Group, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { Controller } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { ChoiceField } from '@/features/letters/ChoiceField'
import { ClassificationPicker } from '@/features/letters/ClassificationPicker'
import { useKinds } from '@/features/letters/queries'
import type { Letter } from '@/features/letters/types'
import { SECURITY_LEVELS, URGENCIES } from '@/features/letters/words'
import { today } from '@/lib/dates'
import { dropDraft } from '@/lib/draft'
import { formatTime } from '@/lib/format'
import { LeaveGuard } from '@/ui/LeaveGuard'
import { Loading } from '@/ui/Loading'
import { listMessage } from '@/ui/listMessage'
import { useOptional } from '@/ui/optional'
import { ProblemSummary } from '@/ui/ProblemSummary'
import { fieldText } from '@/ui/problemText'
import { toast } from '@/ui/toast'
import { UploadField } from '@/ui/UploadField'
import { useAppForm } from '@/ui/useAppForm'
import { AddresseeFields } from './AddresseeFields'
import { Conflict } from './Conflict'
import classes from './draft.module.css'
import { BodyField } from './editor/BodyField'
import { KeptLine } from './KeptLine'
import { keptName, restored, typedOver } from './kept'
import { sectionOf } from './parts/values'
import { SignerFields } from './SignerFields'
import { useDraftLabels } from './useDraftLabels'
import { useSaveDraft } from './useSaveDraft'
import { type Values, valuesOf } from './values'

// loaded when they are shown, so that the page itself is there sooner
const PartFields = lazy(() => import('./parts/PartFields'))
const Preview = lazy(() => import('./Preview'))
const PreviewButton = lazy(() => import('./PreviewButton'))

/** From here on there is room for the paper beside the fields. */
const WIDE = '(min-width: 1200px)'

interface DraftFormProps {
  initial: Values
  /** The draft that is changed; missing for a new one. */
  letter?: Letter
  /** The letter that a new one answers. */
  replyTo?: Letter
}

export function DraftForm({ initial, letter, replyTo }: DraftFormProps) {
  const { t } = useTranslation('letters')
  const { form, server, submit } = useAppForm<Values>({ defaultValues: initial })
  const { control } = form
  const { errors, isDirty } = form.formState
  const labels = useDraftLabels()
  const optional = useOptional()
  const kinds = useKinds()
  const navigate = useNavigate()
  const saved = useRef(false)
  const name = keptName(letter, replyTo)
  const [kept, setKept] = useState(() => restored(name, initial))
  const over = typedOver(letter, kept)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was kept is taken up once
  useEffect(() => {
    if (kept) form.reset(kept.values, { keepDefaultValues: true })
  }, [])
  const giveUp = () => {
    saved.current = true
    dropDraft(name)
  }
  const startAnew = () => {
    dropDraft(name)
    setKept(null)
    form.reset(initial)
  }
  const draft = useSaveDraft({
    letter: over,
    replyTo,
    server,
    onSaved: ({ id }) => {
      giveUp()
      toast.done(t('draft.saved'))
      void navigate({ to: '/surat/$id', params: { id } })
    },
  })
  const takeTheirs = () => {
    if (draft.theirs) form.reset(valuesOf(draft.theirs))
    dropDraft(name)
    draft.takeTheirs()
  }
  const section = sectionOf(form.watch('kind'))
  const beside = useMediaQuery(WIDE, false, { getInitialValueInEffect: false })
  const required = { required: fieldText('required') }
  const fields = (
    <form noValidate onSubmit={submit(draft.save)}>
      <LeaveGuard unsaved={() => isDirty && !saved.current} onLeave={giveUp} />
      {kept && (
        <Alert title={t('draft.restored', { time: formatTime(kept.at) })} mb="md">
          <Button size="compact-md" variant="default" onClick={startAnew}>
            {t('draft.startAnew')}
          </Button>
        </Alert>
      )}
      {draft.theirs && (
        <Conflict
          theirs={draft.theirs}
          mine={form.getValues()}
          labels={labels}
          saving={draft.saving}
          onTake={takeTheirs}
          onOverwrite={() => draft.overwrite(form.getValues())}
        />
      )}
      <ProblemSummary form={form} labels={labels} problem={server.problem} />
      <Stack>
        {replyTo && (
          <Alert title={t('draft.answers')}>
            {replyTo.sender_name} · {replyTo.letter_number} · {replyTo.subject}
          </Alert>
        )}
        <ChoiceField control={control} name="kind" label={labels.kind} options={kinds.names} searchable />
        <TextInput
          label={labels.subject}
          description={t('draft.subjectHint')}
          {...form.register('subject', required)}
          error={errors.subject?.message}
        />
        <Controller
          control={control}
          name="classification_code"
          rules={required}
          render={({ field }) => (
            <ClassificationPicker
              ref={field.ref}
              label={labels.classification_code}
              description={t('draft.classificationHint')}
              value={field.value}
              onChange={field.onChange}
              at={today()}
              error={errors.classification_code?.message}
            />
          )}
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <ChoiceField
            control={control}
            name="urgency"
            label={labels.urgency}
            options={URGENCIES.map((value) => ({ value, label: t(`urgency.${value}`) }))}
          />
          <ChoiceField
            control={control}
            name="security_level"
            label={labels.security_level}
            options={SECURITY_LEVELS.map((value) => ({ value, label: t(`security.${value}`) }))}
            description={t(`audience.${form.watch('security_level')}`)}
          />
        </SimpleGrid>
        <AddresseeFields form={form} labels={labels} />
        {section && (
          <Suspense fallback={<Loading rows={3} />}>
            <PartFields form={form} section={section} />
          </Suspense>
        )}
        <Controller
          control={control}
          name="content"
          rules={{ validate: (blocks) => blocks.length > 0 || fieldText('required') }}
          render={({ field }) => (
            <BodyField
              ref={field.ref}
              label={labels.content}
              value={field.value}
              onChange={field.onChange}
              error={listMessage(errors, 'content', [])}
            />
          )}
        />
        <Controller
          control={control}
          name="upload_ids"
          render={({ field }) => (
            <UploadField
              ref={field.ref}
              label={optional(labels.upload_ids)}
              value={field.value}
              onChange={field.onChange}
              error={listMessage(
                errors,
                'upload_ids',
                field.value.map((file) => file.file_name),
              )}
            />
          )}
        />
        <SignerFields form={form} labels={labels} />
        <Group>
          <Button type="submit" loading={draft.saving}>
            {t('draft.save')}
          </Button>
          {!beside && (
            <Suspense>
              <PreviewButton form={form} labels={labels} letter={letter} />
            </Suspense>
          )}
          <KeptLine form={form} name={name} version={over?.version ?? null} over={() => saved.current} />
        </Group>
      </Stack>
    </form>
  )
  if (!beside) return fields
  return (
    <div className={classes['sides']}>
      {fields}
      <Suspense fallback={<Loading rows={12} />}>
        <Preview form={form} labels={labels} letter={letter} />
      </Suspense>
    </div>
  )
}
