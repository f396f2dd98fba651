import { ActionIcon, Button, Group, SimpleGrid, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { Path, UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { Values } from '@/features/letters/draft/values'
import classes from './parts.module.css'
import { emptyRows, type PartLabel } from './values'

interface RowsProps {
  form: UseFormReturn<Values>
  name: keyof typeof emptyRows
  columns: PartLabel[]
}

/** A list of people or things, a row each, to add to and to take from. */
export function Rows({ form, name, columns }: RowsProps) {
  const { t } = useTranslation('letters')
  const path = `parts.${name}` as const
  const rows = form.watch(path) as unknown as Record<string, string>[]
  const change = (next: Record<string, string>[]) => form.setValue(path, next as never, { shouldDirty: true })
  const word = name === 'travel.followers' ? 'followers' : name
  return (
    <fieldset className={classes['rows']}>
      <legend>{t(`parts.list.${word}`)}</legend>
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the fields are controlled, a row has nothing else that names it
        <Group key={index} align="flex-start" wrap="nowrap" gap="xs" className={classes['row'] ?? ''}>
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" className={classes['cells'] ?? ''}>
            {columns.map((column) => (
              <TextInput
                key={column}
                label={t(`parts.label.${column}`)}
                value={row[column] ?? ''}
                onChange={({ currentTarget: { value } }) =>
                  change(rows.map((one, at) => (at === index ? { ...one, [column]: value } : one)))
                }
                error={
                  form.getFieldState(`${path}.${index}.${column}` as Path<Values>, form.formState).error
                    ?.message
                }
              />
            ))}
          </SimpleGrid>
          <ActionIcon
            variant="default"
            size={36}
            mt={25}
            aria-label={`${t('parts.remove')} ${index + 1}: ${t(`parts.list.${word}`)}`}
            onClick={() => change(rows.filter((_, at) => at !== index))}
          >
            <IconTrash size={18} />
          </ActionIcon>
        </Group>
      ))}
      <Button
        variant="default"
        size="compact-md"
        leftSection={<IconPlus size={16} />}
        onClick={() => change([...rows, { ...emptyRows[name] }])}
      >
        {t(`parts.add.${word}`)}
      </Button>
    </fieldset>
  )
}
