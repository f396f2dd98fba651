import { ActionIcon, Button, SimpleGrid } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './RowFields.module.css'

interface RowFieldsProps<T> {
  legend: string
  rows: T[]
  /** What a new row holds. */
  blank: T
  addLabel: string
  removeLabel: string
  onChange: (rows: T[]) => void
  children: (row: T, change: (part: Partial<T>) => void, place: number) => ReactNode
}

/** Things of one kind in a form, a row of fields each, to add to and to take from. */
export function RowFields<T extends object>(props: RowFieldsProps<T>) {
  const { rows, onChange } = props
  return (
    <fieldset className={classes['rows']}>
      <legend>{props.legend}</legend>
      {rows.map((row, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the fields are controlled, a row has nothing else that names it
        <div key={place} className={classes['row']}>
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" className={classes['cells'] ?? ''}>
            {props.children(
              row,
              (part) => onChange(rows.map((one, at) => (at === place ? { ...one, ...part } : one))),
              place,
            )}
          </SimpleGrid>
          <ActionIcon
            variant="default"
            size={36}
            mt={25}
            aria-label={`${props.removeLabel} ${place + 1}`}
            onClick={() => onChange(rows.filter((_, at) => at !== place))}
          >
            <IconTrash size={18} />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="default"
        size="compact-md"
        leftSection={<IconPlus size={16} />}
        onClick={() => onChange([...rows, { ...props.blank }])}
      >
        {props.addLabel}
      </Button>
    </fieldset>
  )
}
