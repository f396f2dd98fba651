import { Switch, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newDocuments, nothing } from '@/features/permits/documents'
import { RequirementFields } from '@/features/permits/RequirementFields'
import { type Application, asFormData, type Service } from '@/features/permits/types'
import type { IntakeValues } from '@/features/permits/useAutosave'
import type { FormField } from '@/lib/schemaForm'
import { FormDialog } from '@/ui/FormDialog'
import { SchemaFields } from '@/ui/SchemaForm/SchemaFields'
import { useAppForm } from '@/ui/useAppForm'
import { changedAnswers, namedPlaces, startValues } from './resubmission'
import { useTransition } from './useTransition'

interface ResubmitDialogProps {
  application: Application
  service: Service
  fields: FormField[]
  onClose: () => void
}

/** The applicant came back with what was missing. */
export default function ResubmitDialog({ application, service, fields, onClose }: ResubmitDialogProps) {
  const { t } = useTranslation('permits')
  const app = useAppForm<IntakeValues>({
    defaultValues: {
      form_data: startValues(fields, application.form_data),
      documents: nothing(service.requirements),
    },
  })
  const { take, busy } = useTransition(application)
  const named = namedPlaces(application)
  const [all, setAll] = useState(named.papers.length + named.answers.length === 0)
  const shown = all ? fields : fields.filter(({ key }) => named.answers.includes(key))
  const save = ({ form_data, documents }: IntakeValues) =>
    take(
      {
        action: 'resubmit',
        documents: newDocuments(documents),
        form_data: asFormData(changedAnswers(fields, application.form_data, form_data)),
      },
      {
        done: onClose,
        error: (error) => {
          // a fault must have its field on the screen
          setAll(true)
          app.server.show(error)
        },
      },
    )
  return (
    <FormDialog
      title={t('action.resubmit')}
      app={app}
      labels={{
        ...Object.fromEntries(fields.map(({ key, label }) => [`form_data.${key}`, label])),
        ...Object.fromEntries(service.requirements.map(({ name_id }, at) => [`documents.${at}`, name_id])),
      }}
      onSave={save}
      onClose={onClose}
      saveLabel={t('action.resubmit')}
      saving={busy}
    >
      <Text>{t('explain.resubmit')}</Text>
      {(all || named.papers.length > 0) && (
        <>
          <Title order={3} fz="md">
            {t('page.documents')}
          </Title>
          <RequirementFields
            control={app.form.control}
            requirements={service.requirements.map((requirement) => ({ ...requirement, mandatory: false }))}
            {...(all ? {} : { only: named.papers })}
          />
        </>
      )}
      {shown.length > 0 && (
        <>
          <Title order={3} fz="md">
            {t('page.applicant')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('resubmit.numbers')}
          </Text>
          <SchemaFields control={app.form.control} fields={shown} />
        </>
      )}
      <Switch
        label={t('resubmit.all')}
        checked={all}
        onChange={(event) => setAll(event.currentTarget.checked)}
      />
    </FormDialog>
  )
}
