import { Button, Group, Textarea } from '@mantine/core'
import { type UseFormReturn, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { StatusBadge } from '@/ui/StatusBadge'
import type { Values } from './changes'
import type { TemplateText } from './types'

interface TextFieldProps {
  form: UseFormReturn<Values>
  text: TemplateText
  label: string
}

/** One text: where it stands, what must stay in it, and the way back to the built-in words. */
export function TextField({ form, text, label }: TextFieldProps) {
  const { t } = useTranslation('templates')
  const name = `texts.${text.key}` as const
  const value = useWatch({ control: form.control, name })
  const changed = value?.trim() !== text.default
  const hint = t('key', { key: text.key, builtIn: text.default })
  const marks = text.placeholders.length > 0 ? ` ${t('marks', { marks: text.placeholders.join(', ') })}` : ''
  return (
    <div>
      <Textarea
        label={label}
        description={changed ? `${hint}${marks}` : marks.trim() || undefined}
        autosize
        maxRows={8}
        {...form.register(name)}
        error={form.formState.errors.texts?.[text.key]?.message}
      />
      {changed && (
        <Group gap="xs" mt={4}>
          <StatusBadge tone="info" label={t('changed')} />
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={t('builtInOf', { label })}
            onClick={() => form.setValue(name, text.default, { shouldDirty: true })}
          >
            {t('builtIn')}
          </Button>
        </Group>
      )}
    </div>
  )
}
