import { Button, Group, Text } from '@mantine/core'
import { IconEye, IconEyeOff } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '@/i18n/useLanguage'
import { answerText } from '@/lib/answers'
import { type FormField, isPersonal } from '@/lib/schemaForm'
import { Facts } from './Facts'
import { RevealDialog } from './personal/RevealDialog'
import type { Application } from './types'

/** What was answered on the form; personal numbers are masked until they are asked for one at a time. */
export function Answers({ application, fields }: { application: Application; fields: FormField[] }) {
  const { t } = useTranslation('permits')
  const language = useLanguage()
  const { form_data, revealable_fields } = application
  const items = fields.flatMap((field) => {
    const text = answerText(field, form_data[field.key], language)
    if (text === null) return []
    const masked = revealable_fields.includes(field.key)
    return { field, text, masked }
  })
  return (
    <>
      <Facts
        items={items.map(({ field, text, masked }) => ({
          key: field.key,
          label: field.label,
          text: masked ? <Revealable id={application.id} field={field} masked={text} /> : text,
        }))}
      />
      {fields.some((field) => isPersonal(field) && form_data[field.key]) && (
        <Text size="sm" c="dimmed" mt="sm">
          {t(revealable_fields.length > 0 ? 'reveal.recorded' : 'reveal.notAllowed')}
        </Text>
      )}
    </>
  )
}

function Revealable({ id, field, masked }: { id: string; field: FormField; masked: string }) {
  const { t } = useTranslation('permits')
  const [value, setValue] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)
  const shown = (answer: string) => {
    setValue(answer)
    setAsking(false)
  }
  const word = value === null ? t('reveal.show') : t('reveal.hide')
  return (
    <Group gap="xs" component="span">
      <span aria-live="polite">{value ?? masked}</span>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={value === null ? <IconEye size={14} /> : <IconEyeOff size={14} />}
        aria-label={`${word}: ${field.label}`}
        onClick={() => (value === null ? setAsking(true) : setValue(null))}
      >
        {word}
      </Button>
      {asking && <RevealDialog id={id} field={field} onShown={shown} onClose={() => setAsking(false)} />}
    </Group>
  )
}
