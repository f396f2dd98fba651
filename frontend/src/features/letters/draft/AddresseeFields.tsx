import { TagsInput } from '@mantine/core'
import { Controller, type UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { AgenciesPicker } from '@/ui/AgenciesPicker'
import { listMessage } from '@/ui/listMessage'
import { useOptional } from '@/ui/optional'
import { fieldText } from '@/ui/problemText'
import type { Values } from './values'

interface FieldsProps {
  form: UseFormReturn<Values>
  labels: Record<keyof Values, string>
}

/** To whom: agencies of the city get the letter in their agenda book, others are only named on it. */
export function AddresseeFields({ form, labels }: FieldsProps) {
  const { t } = useTranslation('letters')
  const optional = useOptional()
  const someone = () =>
    form.getValues('to').length + form.getValues('to_names').length > 0 || t('draft.toRequired')
  return (
    <>
      <Agencies form={form} name="to" label={labels.to} hint={t('draft.toHint')} validate={someone} />
      <Names form={form} name="to_names" label={optional(labels.to_names)} />
      <Agencies form={form} name="copies" label={optional(labels.copies)} />
      <Names form={form} name="copy_names" label={optional(labels.copy_names)} />
    </>
  )
}

interface AgenciesProps {
  form: UseFormReturn<Values>
  name: 'to' | 'copies'
  label: string
  hint?: string
  validate?: () => boolean | string
}

function Agencies({ form, name, label, hint, validate }: AgenciesProps) {
  const { errors } = form.formState
  return (
    <Controller
      control={form.control}
      name={name}
      rules={validate ? { validate } : {}}
      render={({ field }) => (
        <AgenciesPicker
          ref={field.ref}
          label={label}
          description={hint}
          value={field.value}
          onChange={field.onChange}
          error={listMessage(
            errors,
            name,
            field.value.map((agency) => agency.name),
          )}
        />
      )}
    />
  )
}

interface NamesProps {
  form: UseFormReturn<Values>
  name: 'to_names' | 'copy_names'
  label: string
}

const MAX_NAME = 200

function Names({ form, name, label }: NamesProps) {
  const { t } = useTranslation(['letters', 'common'])
  const { errors } = form.formState
  return (
    <Controller
      control={form.control}
      name={name}
      rules={{ validate: (list) => list.every((one) => one.length <= MAX_NAME) || fieldText('too_long') }}
      render={({ field }) => (
        <TagsInput
          ref={field.ref}
          label={label}
          description={t('draft.namesHint')}
          // names carry commas: "Kepala Dinas Pendidikan, Provinsi Jambi"
          splitChars={[';']}
          acceptValueOnBlur
          value={field.value}
          onChange={field.onChange}
          clearable
          clearButtonProps={{ 'aria-label': t('action.clear', { ns: 'common' }) }}
          error={listMessage(errors, name, field.value)}
        />
      )}
    />
  )
}
