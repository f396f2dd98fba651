import { Button, Checkbox, Group, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asProblem } from '@/api/problem'
import { Note } from '@/ui/Note'
import { PassphraseInput } from '@/ui/PassphraseInput'
import { ProblemSummary } from '@/ui/ProblemSummary'
import { fieldText } from '@/ui/problemText'
import { useAppForm } from '@/ui/useAppForm'
import { BackDateChoice } from './BackDateChoice'
import { backDateOf, missingIn, NO_BACK_DATE } from './backDate'
import { type Ending, endingOf } from './ending'
import { NotSigned } from './NotSigned'
import { PaperView } from './PaperView'
import type { Signable, Signing } from './signing'

interface PassphraseStepProps<T extends Signable> {
  seen: T
  signing: Signing<T>
  /** The paper is on this screen too. */
  withPaper: boolean
  onSigned: (signed: T) => void
  onStale: () => void
  onBack: () => void
  onClose: () => void
}

interface Values {
  passphrase: string
  checked: boolean
  /** Only for what the server refuses; the values are kept beside the form. */
  back_date?: { date: string; reason: string }
}

/** Signs the version that was looked at. */
export function PassphraseStep<T extends Signable>({
  seen,
  signing,
  withPaper,
  onSigned,
  onStale,
  onBack,
  onClose,
}: PassphraseStepProps<T>) {
  const { t } = useTranslation(['signing', 'common', 'errors'])
  const { form, server, submit } = useAppForm<Values>({ defaultValues: { passphrase: '', checked: false } })
  const { errors } = form.formState
  const [ending, setEnding] = useState<Ending | null>(null)
  const [dated, setDated] = useState(false)
  const [back, setBack] = useState(NO_BACK_DATE)
  const [missing, setMissing] = useState<ReturnType<typeof missingIn>>({})
  const { setFocus } = form
  useEffect(() => {
    // a keyboard would cover the paper that is to be read first
    if (!withPaper) setFocus('passphrase')
  }, [withPaper, setFocus])
  const sign = useMutation({
    mutationFn: ({ passphrase, checked }: Values) =>
      signing.sign(seen, { passphrase, confirm_unknown: checked, ...backDateOf(dated, back) }),
    // the passphrase must not stay behind in the cache
    gcTime: 0,
    onSuccess: onSigned,
    onError: (error) => {
      const next = endingOf(asProblem(error))
      setEnding(next)
      if (next === 'told') server.show(error)
      if (next === 'stale') onStale()
    },
    onSettled: () => signing.refresh(),
  })
  if (ending && ending !== 'told' && ending !== 'stale' && ending !== 'ask_service')
    return <NotSigned ending={ending} onAgain={() => setEnding(null)} onClose={onClose} />
  const subject = signing.subjectOf(seen)
  const labels = {
    passphrase: t('sign.passphrase'),
    checked: t('sign.checked'),
    'back_date.date': t('backDate.date'),
    'back_date.reason': t('backDate.reason'),
  }
  const send = (values: Values) => {
    const lacking = dated ? missingIn(back) : {}
    setMissing(lacking)
    if (Object.keys(lacking).length === 0) sign.mutate(values)
  }
  return (
    <form noValidate onSubmit={submit(send)}>
      <ProblemSummary form={form} problem={server.problem} labels={labels} />
      <Stack>
        <Text fw={650}>{subject}</Text>
        {withPaper && <PaperView file={signing.fileOf(seen)} subject={subject} />}
        <Text>{t(`sign.effectHint.${signing.kind}`)}</Text>
        {ending === 'ask_service' && (
          <div role="alert">
            <Note tone="warning" title={t('sign.askService')}>
              {t('sign.askServiceHint')}
            </Note>
            <Checkbox
              label={labels.checked}
              {...form.register('checked', { required: fieldText('required') })}
              error={errors.checked?.message}
            />
          </div>
        )}
        {signing.mayDateBack && (
          <BackDateChoice
            wanted={dated}
            onWanted={setDated}
            value={back}
            onChange={setBack}
            errors={{
              date: missing.date ?? errors.back_date?.date?.message,
              reason: missing.reason ?? errors.back_date?.reason?.message,
            }}
          />
        )}
        <PassphraseInput
          label={labels.passphrase}
          description={t('sign.passphraseHint')}
          {...form.register('passphrase', { required: fieldText('required') })}
          error={errors.passphrase?.message}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onBack}>
            {withPaper ? t('action.cancel', { ns: 'common' }) : t('sign.back')}
          </Button>
          <Button type="submit" loading={sign.isPending}>
            {t('sign.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
