import { Grid, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '@/i18n/useLanguage'
import { type FormSchema, type FormValues, fieldsOf } from '@/lib/schemaForm'
import { SchemaFields } from '@/ui/SchemaForm/SchemaFields'
import { useAppForm } from '@/ui/useAppForm'
import { FieldList } from './FieldList'
import { draftsOf, schemaOf } from './fields'
import type { Change, Definition } from './types'

/** The form: its fields at the left, and how it looks at the right. */
export default function FormPart({ definition, change }: { definition: Definition; change: Change }) {
  const { t } = useTranslation('templates', { keyPrefix: 'catalogue' })
  // kept apart from the schema, so that a field whose key is being typed does not move
  const [drafts, setDrafts] = useState(() => draftsOf(definition.form_schema))
  const schema = schemaOf(drafts)
  return (
    <Grid gap="xl">
      <Grid.Col span={{ base: 12, md: 7 }}>
        <Stack>
          <Text c="dimmed">{t('formHint')}</Text>
          <FieldList
            legend={t('part.form')}
            fields={drafts}
            onChange={(next) => {
              setDrafts(next)
              change({ form_schema: schemaOf(next) as unknown as Definition['form_schema'] })
            }}
          />
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 5 }}>
        <Title order={2} fz="lg" mb="sm">
          {t('preview')}
        </Title>
        <Preview key={schema['x-order']?.join()} schema={schema} />
      </Grid.Col>
    </Grid>
  )
}

function Preview({ schema }: { schema: FormSchema & { 'x-order'?: string[] } }) {
  const language = useLanguage()
  const { form } = useAppForm<{ form_data: FormValues }>({ defaultValues: { form_data: {} } })
  return (
    <form noValidate onSubmit={(event) => event.preventDefault()}>
      <SchemaFields control={form.control} fields={fieldsOf(schema, language, schema['x-order'])} />
    </form>
  )
}
