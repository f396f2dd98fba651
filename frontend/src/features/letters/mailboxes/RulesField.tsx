import { Button, Checkbox, Fieldset, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { type Control, Controller, useFieldArray } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { ChoiceField } from '@/features/letters/ChoiceField'
import { useKinds } from '@/features/letters/queries'
import { SECURITY_LEVELS, URGENCIES } from '@/features/letters/words'
import { useOptional } from '@/ui/optional'
import type { AccountValues } from './AccountDialog'
import { NEW_RULE } from './rules'

/** The rules of a mailbox in their order. */
export function RulesField({ control }: { control: Control<AccountValues> }) {
  const { t } = useTranslation('mailboxes')
  const rules = useFieldArray({ control, name: 'rules' })
  return (
    <Fieldset legend={t('rules')}>
      <Stack>
        <Text size="sm">{t('rulesHint')}</Text>
        {rules.fields.map((rule, index) => (
          <Rule key={rule.id} control={control} index={index} onRemove={() => rules.remove(index)} />
        ))}
        <Group>
          <Button variant="default" onClick={() => rules.append(NEW_RULE)}>
            {t('ruleAdd')}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  )
}

interface RuleProps {
  control: Control<AccountValues>
  index: number
  onRemove: () => void
}

function Rule({ control, index, onRemove }: RuleProps) {
  const { t } = useTranslation(['mailboxes', 'letters'])
  const optional = useOptional()
  const kinds = useKinds()
  const number = index + 1
  const text = (name: 'sender' | 'subject', label: string) => (
    <Controller
      control={control}
      name={`rules.${index}.${name}`}
      render={({ field, fieldState }) => (
        <TextInput {...field} label={optional(label)} error={fieldState.error?.message} />
      )}
    />
  )
  return (
    <Fieldset legend={t('ruleNumber', { number })}>
      <Stack>
        {text('sender', t('ruleSender'))}
        {text('subject', t('ruleSubject'))}
        <Controller
          control={control}
          name={`rules.${index}.quarantine`}
          render={({ field: { value, ...field } }) => (
            <Checkbox {...field} value="" checked={value} label={t('ruleHold')} />
          )}
        />
        <SimpleGrid cols={{ base: 1, xs: 3 }}>
          <ChoiceField
            control={control}
            name={`rules.${index}.kind`}
            label={t('kind')}
            options={kinds.names}
            searchable
          />
          <ChoiceField
            control={control}
            name={`rules.${index}.urgency`}
            label={t('urgency')}
            options={URGENCIES.map((value) => ({ value, label: t(`letters:urgency.${value}`) }))}
          />
          <ChoiceField
            control={control}
            name={`rules.${index}.security_level`}
            label={t('level')}
            options={SECURITY_LEVELS.map((value) => ({ value, label: t(`letters:security.${value}`) }))}
          />
        </SimpleGrid>
        <Group>
          <Button size="compact-sm" variant="default" onClick={onRemove}>
            {t('ruleRemove', { number })}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  )
}
