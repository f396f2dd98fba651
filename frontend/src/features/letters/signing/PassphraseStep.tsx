import { Button, Checkbox, Group, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http, ifMatch } from '@/api/client'
import { must } from '@/api/must'
import { asProblem } from '@/api/problem'
import { useRefresh } from '@/features/letters/queries'
import type { Letter } from '@/features/letters/types'
import { Note } from '@/ui/Note'
import { PassphraseInput } from '@/ui/PassphraseInput'
import { ProblemSummary } from '@/ui/ProblemSummary'
import { fieldText } from '@/ui/problemText'
import { useAppForm } from '@/ui/useAppForm'
import { type Ending, endingOf } from './ending'
import { NotSigned } from './NotSigned'

interface PassphraseStepProps {
  letter: Letter
  onSigned: (letter: Letter) => void
  onStale: () => void
  onBack: () => void
  onClose: () => void
}

interface Values {
  passphrase: string
  checked: boolean
}

/** Signs the version that was looked at. */
export function PassphraseStep({ letter, onSigned, onStale, onBack, onClose }: PassphraseStepProps) {
  const { t } = useTranslation(['signing', 'common', 'errors'])
  const { form, server, submit } = useAppForm<Values>({ defaultValues: { passphrase: '', checked: false } })
  const { errors } = form.formState
  const [ending, setEnding] = useState<Ending | null>(null)
  const refresh = useRefresh()
  const { setFocus } = form
  useEffect(() => setFocus('passphrase'), [setFocus])
  const sign = useMutation({
    mutationFn: ({ passphrase, checked }: Values) =>
      must(
        http.POST('/api/v1/letters/{id}/signature', {
          params: { path: { id: letter.id }, header: ifMatch(letter.version) },
          body: { passphrase, confirm_unknown: checked },
        }),
      ),
    // the passphrase must not stay behind in the cache
    gcTime: 0,
    onSuccess: onSigned,
    onError: (error) => {
      const next = endingOf(asProblem(error))
      setEnding(next)
      if (next === 'told') server.show(error)
      if (next === 'stale') onStale()
    },
    onSettled: refresh,
  })
  if (ending && ending !== 'told' && ending !== 'stale' && ending !== 'ask_service')
    return <NotSigned ending={ending} onAgain={() => setEnding(null)} onClose={onClose} />
  const labels = { passphrase: t('sign.passphrase'), checked: t('sign.checked') }
  return (
    <form noValidate onSubmit={submit((values) => sign.mutate(values))}>
      <ProblemSummary form={form} problem={server.problem} labels={labels} />
      <Stack>
        <Text fw={650}>{letter.subject}</Text>
        <Text>{t('sign.effectHint')}</Text>
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
        <PassphraseInput
          label={labels.passphrase}
          description={t('sign.passphraseHint')}
          {...form.register('passphrase', { required: fieldText('required') })}
          error={errors.passphrase?.message}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onBack}>
            {t('sign.back')}
          </Button>
          <Button type="submit" loading={sign.isPending}>
            {t('sign.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
