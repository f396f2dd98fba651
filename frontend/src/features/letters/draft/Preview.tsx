import { Text } from '@mantine/core'
import type { UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { asProblem } from '@/api/problem'
import type { Letter } from '@/features/letters/types'
import { Loading } from '@/ui/Loading'
import { fieldText, problemText } from '@/ui/problemText'
import classes from './draft.module.css'
import { usePreview } from './usePreview'
import { atFields, type Values } from './values'

export interface PreviewProps {
  form: UseFormReturn<Values>
  labels: Record<keyof Values, string>
  letter: Letter | undefined
}

/** The paper of the draft as it would be printed now, or what it still needs. */
export default function Preview({ form, labels, letter }: PreviewProps) {
  const { t } = useTranslation('letters')
  const { url, missing, values, error, busy } = usePreview(form, letter)
  const faults = error ? faultsIn(error, values, labels) : []
  return (
    <section className={classes['preview']} aria-label={t('preview')} aria-busy={busy}>
      <div role="status" className={classes['news']}>
        {missing.length > 0 ? (
          <Text size="sm">
            {t('live.missing', { fields: missing.map((name) => labels[name]).join(', ') })}
          </Text>
        ) : faults.length > 0 ? (
          <Text size="sm">{faults.join(' · ')}</Text>
        ) : null}
      </div>
      {url ? (
        <iframe className={classes['paper']} src={`${url}#view=FitH&navpanes=0`} title={t('preview')} />
      ) : (
        busy && <Loading rows={12} />
      )}
    </section>
  )
}

function faultsIn(error: unknown, values: Values, labels: Record<string, string>): string[] {
  const problem = atFields(asProblem(error), values)
  const faults = (problem.errors ?? []).map(({ pointer, code, detail }) => {
    const label = labels[pointer.split('/')[1] ?? '']
    const message = fieldText(code, detail)
    return label ? `${label}: ${message}` : message
  })
  return faults.length > 0 ? faults : [problemText(problem)]
}
