import { Select } from '@mantine/core'
import { type Control, Controller, type FieldValues, type Path } from 'react-hook-form'

interface ChoiceFieldProps<T extends FieldValues> {
  control: Control<T>
  name: Path<T>
  label: string
  options: { value: string; label: string }[]
  searchable?: boolean
  /** What the choice that is made now means; below the field, so that fields in a row stay level. */
  description?: string
}

/** One of a fixed list; never empty. */
export function ChoiceField<T extends FieldValues>({
  control,
  name,
  options,
  ...field
}: ChoiceFieldProps<T>) {
  return (
    <Controller
      control={control}
      name={name}
      render={({ field: { ref, value, onChange }, fieldState }) => (
        <Select
          {...field}
          ref={ref}
          data={options}
          value={value}
          onChange={onChange}
          allowDeselect={false}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          error={fieldState.error?.message}
        />
      )}
    />
  )
}
