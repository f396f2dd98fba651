import { Group, Paper, Radio, Stack, Text } from '@mantine/core'
import { type Control, Controller, type FieldValues, type Path } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { useOptional } from '@/ui/optional'
import { UploadField } from '@/ui/UploadField'
import type { Evidence } from './documents'
import type { Requirement } from './types'

interface RequirementFieldsProps<T extends FieldValues> {
  control: Control<T>
  requirements: Requirement[]
  /** Places of the requirements to show; all of them where it is not given. */
  only?: number[]
}

/** The checklist: for each requirement the original that was seen, or a file. Kept under `documents`. */
export function RequirementFields<T extends FieldValues>(props: RequirementFieldsProps<T>) {
  const { control, requirements, only } = props
  return (
    <Stack>
      {requirements.map((requirement, index) =>
        only && !only.includes(index) ? null : (
          <Controller
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is what the server calls it
            key={index}
            control={control}
            name={`documents.${index}` as Path<T>}
            render={({ field, fieldState }) => (
              <RequirementField
                requirement={requirement}
                value={field.value as Evidence}
                onChange={field.onChange}
                error={fieldState.error?.message}
                inputRef={field.ref}
              />
            )}
          />
        ),
      )}
    </Stack>
  )
}

interface RequirementFieldProps {
  requirement: Requirement
  value: Evidence
  onChange: (value: Evidence) => void
  error: string | undefined
  inputRef: React.Ref<HTMLInputElement>
}

function RequirementField({ requirement, value, onChange, error, inputRef }: RequirementFieldProps) {
  const { t } = useTranslation('permits')
  const optional = useOptional()
  const name = requirement.mandatory ? requirement.name_id : optional(requirement.name_id)
  return (
    <Paper withBorder p="md">
      <Radio.Group
        label={name}
        description={requirement.evidence_type === 'technical_evidence' ? t('requirement.technical') : null}
        error={error}
        value={value.how}
        onChange={(how) => onChange({ ...value, how: how as Evidence['how'] })}
      >
        <Group my="xs" gap="lg">
          <Radio ref={inputRef} value="seen" label={t('requirement.seen')} />
          <Radio value="file" label={t('requirement.file')} />
          <Radio value="none" label={t(requirement.mandatory ? 'requirement.notYet' : 'requirement.none')} />
        </Group>
      </Radio.Group>
      {value.how === 'file' && (
        <Stack mt="md" gap={4}>
          <UploadField
            label={t('requirement.fileOf', { name: requirement.name_id })}
            multiple={false}
            value={value.file ? [value.file] : []}
            onChange={(files) => onChange({ ...value, file: files[0] ?? null })}
          />
          <Text size="sm" c="dimmed">
            {t('requirement.oneFile')}
          </Text>
        </Stack>
      )}
    </Paper>
  )
}
