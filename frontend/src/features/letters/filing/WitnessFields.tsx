import { ActionIcon, Button, Fieldset, Group, Stack, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { type Control, type FieldErrors, type UseFormRegister, useFieldArray } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { fieldText } from '@/ui/problemText'
import type { MinutesValues } from './minutes'

/** As many as minutes may name. */
const MOST = 10

interface WitnessFieldsProps {
  control: Control<MinutesValues>
  register: UseFormRegister<MinutesValues>
  errors: FieldErrors<MinutesValues>
  /** How many are needed; their rows cannot be removed. */
  least: number
}

/** Who saw it, by name and position. */
export function WitnessFields({ control, register, errors, least }: WitnessFieldsProps) {
  const { t } = useTranslation('archive')
  const list = useFieldArray({ control, name: 'witnesses' })
  const required = { required: fieldText('required') }
  return (
    <Stack gap="sm">
      {list.fields.map((item, at) => {
        const problem = errors.witnesses?.[at]
        return (
          <Fieldset key={item.id} legend={t('minutes.witness', { number: at + 1 })}>
            <Stack gap="xs">
              <TextInput
                label={t('minutes.name')}
                {...register(`witnesses.${at}.name`, required)}
                error={problem?.name?.message}
              />
              <TextInput
                label={t('minutes.position')}
                {...register(`witnesses.${at}.position`, required)}
                error={problem?.position?.message}
              />
              {at >= least && (
                <Group justify="flex-end">
                  <ActionIcon
                    variant="default"
                    size="lg"
                    aria-label={t('minutes.removeWitness', { number: at + 1 })}
                    onClick={() => list.remove(at)}
                  >
                    <IconX size={18} aria-hidden />
                  </ActionIcon>
                </Group>
              )}
            </Stack>
          </Fieldset>
        )
      })}
      {list.fields.length < MOST && (
        <Group>
          <Button
            size="compact-md"
            variant="default"
            onClick={() => list.append({ name: '', position: '' }, { shouldFocus: false })}
          >
            {t('minutes.addWitness')}
          </Button>
        </Group>
      )}
    </Stack>
  )
}
