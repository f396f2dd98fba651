import { Button, Group, Radio, Text, Textarea } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Controller } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { FormDialog } from '@/ui/FormDialog'
import { useOptional } from '@/ui/optional'
import { toast } from '@/ui/toast'
import { useAppForm } from '@/ui/useAppForm'

/** In the order of the printed form; stored by name. */
const ELEMENTS = [
  'requirements',
  'procedure',
  'service_time',
  'fee',
  'product',
  'competence',
  'behaviour',
  'complaint_handling',
  'facilities',
] as const
const SCALE = ['1', '2', '3', '4'] as const

interface Values {
  answers: Record<(typeof ELEMENTS)[number], string>
  remark: string
}

const NOTHING = Object.fromEntries(ELEMENTS.map((element) => [element, ''])) as Values['answers']

/** The officer enters what the citizen answers, when the case has ended. */
export default function CounterSurvey({ id }: { id: string }) {
  const { t } = useTranslation('permits', { keyPrefix: 'voice' })
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('counter.ask')}
      </Button>
      {open && <SurveyDialog id={id} onClose={() => setOpen(false)} />}
    </>
  )
}

function SurveyDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('permits', { keyPrefix: 'voice' })
  const optional = useOptional()
  const queries = useQueryClient()
  const app = useAppForm<Values>({ defaultValues: { answers: NOTHING, remark: '' } })
  const answer = api.useMutation('post', '/api/v1/permit-applications/{id}/survey')
  const { errors } = app.form.formState
  const save = ({ answers, remark }: Values) => {
    const given = Object.entries(answers).filter(([, value]) => value !== '')
    answer.mutate(
      {
        params: { path: { id } },
        body: {
          answers: Object.fromEntries(given.map(([element, value]) => [element, Number(value)])),
          remark: remark.trim() || null,
        },
      },
      {
        onSuccess: () => {
          void queries.invalidateQueries({ queryKey: ['get', '/api/v1/permit-applications/{id}'] })
          toast.done(t('counter.done'))
          onClose()
        },
        onError: app.server.show,
      },
    )
  }
  const labels = Object.fromEntries(
    ELEMENTS.map((element) => [`answers.${element}`, t(`elements.${element}`)]),
  )
  return (
    <FormDialog
      title={t('counter.title')}
      app={app}
      labels={{ ...labels, remark: t('counter.remark') }}
      onSave={save}
      onClose={onClose}
      saveLabel={t('counter.save')}
      saving={answer.isPending}
    >
      <Text>{t('counter.lead')}</Text>
      {ELEMENTS.map((element) => (
        <Controller
          key={element}
          control={app.form.control}
          name={`answers.${element}`}
          render={({ field }) => (
            <Radio.Group
              label={t(`elements.${element}`)}
              value={field.value}
              onChange={field.onChange}
              error={errors.answers?.[element]?.message}
            >
              <Group gap="md" mt={4}>
                {SCALE.map((value) => (
                  <Radio key={value} value={value} label={t(`counter.scale.${value}`)} />
                ))}
              </Group>
            </Radio.Group>
          )}
        />
      ))}
      <Textarea
        label={optional(t('counter.remark'))}
        description={t('counter.remarkHint')}
        autosize
        minRows={2}
        maxLength={1000}
        {...app.form.register('remark')}
        error={errors.remark?.message}
      />
    </FormDialog>
  )
}
