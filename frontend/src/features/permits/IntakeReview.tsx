import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '@/i18n/useLanguage'
import { answersOf } from '@/lib/answers'
import { cleanValues, type FormField } from '@/lib/schemaForm'
import { askedPlaces } from './documents'
import { Facts } from './Facts'
import { Fee, ServiceTime } from './ServiceTerms'
import type { IntakeStep } from './search'
import type { Service } from './types'
import type { IntakeValues } from './useAutosave'

interface IntakeReviewProps {
  service: Service
  fields: FormField[]
  values: IntakeValues
  onChange: (step: IntakeStep) => void
}

/** What will be taken in, to be read over together with the applicant. */
export default function IntakeReview({ service, fields, values, onChange }: IntakeReviewProps) {
  const { t } = useTranslation('permits')
  const language = useLanguage()
  const cleaned = cleanValues(fields, values.form_data)
  const answers = answersOf(fields, cleaned, language)
  const asked = askedPlaces(service.requirements, cleaned)
  const evidence = asked.map((index) => {
    const name_id = service.requirements[index]?.name_id ?? ''
    const given = values.documents[index]
    const file = given?.how === 'file' && given.file ? given.file.file_name : null
    const word = given?.how === 'seen' ? t('requirement.seen') : (file ?? t('requirement.none'))
    return { key: String(index), label: name_id, text: word }
  })
  return (
    <Stack>
      <Text>{t('intake.checkLead')}</Text>
      <Section title={t('intake.data')} onChange={() => onChange('data')}>
        <Facts items={answers} />
      </Section>
      <Section title={t('intake.syarat')} onChange={() => onChange('syarat')}>
        <Facts items={evidence} />
      </Section>
      <Text>
        {t('field.serviceTime')}: <ServiceTime days={service.sla_working_days} /> · {t('field.fee')}:{' '}
        <Fee of={service} />
      </Text>
    </Stack>
  )
}

interface SectionProps {
  title: string
  onChange: () => void
  children: React.ReactNode
}

function Section({ title, onChange, children }: SectionProps) {
  const { t } = useTranslation('permits')
  return (
    <Paper withBorder p="md">
      <Group justify="space-between" mb="xs">
        <Title order={3} fz="md">
          {title}
        </Title>
        <Button
          variant="subtle"
          size="compact-md"
          onClick={onChange}
          aria-label={`${t('intake.change')}: ${title}`}
        >
          {t('intake.change')}
        </Button>
      </Group>
      {children}
    </Paper>
  )
}
