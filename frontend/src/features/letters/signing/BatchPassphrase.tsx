import { Button, Group, List, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { must } from '@/api/must'
import { asProblem } from '@/api/problem'
import { useRefresh } from '@/features/letters/queries'
import type { LetterRow } from '@/features/letters/types'
import { PassphraseInput } from '@/ui/PassphraseInput'
import { ProblemSummary } from '@/ui/ProblemSummary'
import { fieldText } from '@/ui/problemText'
import { type Ending, endingOf, isKeyFault } from '@/ui/signing/ending'
import { KeyGate } from '@/ui/signing/KeyGate'
import { NotSigned } from '@/ui/signing/NotSigned'
import { useAppForm } from '@/ui/useAppForm'
import type { SignatureResult } from './types'

interface BatchPassphraseProps {
  rows: LetterRow[]
  letters: { id: string; version: number }[]
  onDone: (results: SignatureResult[]) => void
  onBack: () => void
  onClose: () => void
}

interface Values {
  passphrase: string
}

/** One passphrase for all letters that were read. */
export function BatchPassphrase({ rows, letters, onDone, onBack, onClose }: BatchPassphraseProps) {
  const { t } = useTranslation(['signing', 'common', 'errors'])
  const { form, server, submit } = useAppForm<Values>({ defaultValues: { passphrase: '' } })
  const [ending, setEnding] = useState<Ending | null>(null)
  const refresh = useRefresh()
  const { setFocus } = form
  useEffect(() => setFocus('passphrase'), [setFocus])
  const sign = useMutation({
    mutationFn: ({ passphrase }: Values) =>
      must(http.POST('/api/v1/letters/signatures', { body: { passphrase, letters } })),
    // the passphrase must not stay behind in the cache
    gcTime: 0,
    onSuccess: ({ items }) => onDone(items),
    onError: (error) => {
      setEnding(endingOf(asProblem(error)))
      server.show(error)
    },
    onSettled: refresh,
  })
  if (ending && (ending === 'uncertain' || isKeyFault(ending)))
    return <NotSigned ending={ending} onAgain={() => setEnding(null)} onClose={onClose} />
  const label = t('sign.passphrase')
  const subjects = rows.filter(({ id }) => letters.some((letter) => letter.id === id))
  return (
    <Stack maw={640} mx="auto">
      <Text fw={650}>{t('batch.included')}</Text>
      <List>
        {subjects.map(({ id, subject }) => (
          <List.Item key={id}>{subject}</List.Item>
        ))}
      </List>
      <Text>{t('batch.effectHint')}</Text>
      <form noValidate onSubmit={submit((values) => sign.mutate(values))}>
        <ProblemSummary form={form} problem={server.problem} labels={{ passphrase: label }} />
        <Stack>
          <PassphraseInput
            label={label}
            description={t('sign.passphraseHint')}
            {...form.register('passphrase', { required: fieldText('required') })}
            error={form.formState.errors.passphrase?.message}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onBack}>
              {t('batch.back')}
            </Button>
            <KeyGate>
              <Button type="submit" loading={sign.isPending}>
                {t('batch.submit', { count: letters.length })}
              </Button>
            </KeyGate>
          </Group>
        </Stack>
      </form>
    </Stack>
  )
}
