import { Fieldset, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core'
import { Controller, get, type UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { Values } from '@/features/letters/draft/values'
import { DateField } from '@/ui/DateField'
import { faultsOf } from '@/ui/ProblemSummary'
import { Rows } from './Rows'
import type { PartLabel, Section, TRAVEL_TEXTS } from './values'

type Form = UseFormReturn<Values>

/** What the chosen kind of letter has of its own. */
export default function PartFields({ form, section }: { form: Form; section: Section }) {
  const { t } = useTranslation('letters')
  const Fields = FIELDS[section]
  return (
    <Fieldset legend={t(`parts.${section}`)}>
      <Stack>
        <Fields form={form} />
      </Stack>
    </Fieldset>
  )
}

const FIELDS = { event: Event, assignment: Assignment, travel: Journey, items: Items, record: RecordFields }

/** The message at a field, or those at the lines that it holds. */
function messageAt({ formState: { errors } }: Form, name: string): string | undefined {
  const error = get(errors, name)
  return error
    ? faultsOf({ [name]: error })
        .map(({ message }) => message)
        .join('. ')
    : undefined
}

type TextName =
  | `parts.event.${'time' | 'place' | 'agenda'}`
  | `parts.${'basis' | 'tasks' | 'period'}`
  | `parts.travel.${(typeof TRAVEL_TEXTS)[number]}`
  | `parts.travel.traveller.${'name' | 'nip' | 'rank' | 'title'}`

function Line({ form, name, hint }: { form: Form; name: TextName; hint?: string }) {
  const { t } = useTranslation('letters')
  return (
    <TextInput
      label={t(`parts.label.${name.split('.').at(-1) as PartLabel}`)}
      {...(hint ? { placeholder: hint } : {})}
      {...form.register(name)}
      error={messageAt(form, name)}
    />
  )
}

function Lines({ form, name }: { form: Form; name: 'parts.basis' | 'parts.tasks' }) {
  const { t } = useTranslation('letters')
  return (
    <Textarea
      label={t(`parts.label.${name === 'parts.basis' ? 'basis' : 'tasks'}`)}
      description={t('parts.onePerLine')}
      autosize
      minRows={2}
      {...form.register(name)}
      error={messageAt(form, name)}
    />
  )
}

type DayName = `parts.event.${'date' | 'until'}` | `parts.travel.${'departs' | 'returns'}`

function Day({ form, name }: { form: Form; name: DayName }) {
  const { t } = useTranslation('letters')
  return (
    <Controller
      control={form.control}
      name={name}
      render={({ field, fieldState }) => (
        <DateField
          ref={field.ref}
          label={t(`parts.label.${name.split('.').at(-1) as PartLabel}`)}
          value={field.value}
          onChange={field.onChange}
          error={fieldState.error?.message}
        />
      )}
    />
  )
}

const PAIR = { base: 1, xs: 2 }

function Event({ form }: { form: Form }) {
  return (
    <>
      <SimpleGrid cols={PAIR}>
        <Day form={form} name="parts.event.date" />
        <Day form={form} name="parts.event.until" />
      </SimpleGrid>
      <Line form={form} name="parts.event.time" hint="09.00 WIB" />
      <Line form={form} name="parts.event.place" />
      <Line form={form} name="parts.event.agenda" />
    </>
  )
}

function Assignment({ form }: { form: Form }) {
  return (
    <>
      <Lines form={form} name="parts.basis" />
      <Rows form={form} name="assignees" columns={['name', 'nip', 'rank', 'title']} />
      <Lines form={form} name="parts.tasks" />
      <Line form={form} name="parts.period" hint="2 (dua) hari, 24–25 November 2026" />
    </>
  )
}

function Journey({ form }: { form: Form }) {
  return (
    <>
      <SimpleGrid cols={PAIR}>
        <Line form={form} name="parts.travel.traveller.name" />
        <Line form={form} name="parts.travel.traveller.nip" />
        <Line form={form} name="parts.travel.traveller.rank" />
        <Line form={form} name="parts.travel.traveller.title" />
        <Line form={form} name="parts.travel.origin" />
        <Line form={form} name="parts.travel.destination" />
        <Day form={form} name="parts.travel.departs" />
        <Day form={form} name="parts.travel.returns" />
        <Line form={form} name="parts.travel.duration" hint="3 (tiga) hari" />
        <Line form={form} name="parts.travel.transport" />
        <Line form={form} name="parts.travel.cost_level" />
        <Line form={form} name="parts.travel.ordered_by" />
        <Line form={form} name="parts.travel.budget_agency" />
        <Line form={form} name="parts.travel.budget_line" />
      </SimpleGrid>
      <Line form={form} name="parts.travel.purpose" />
      <Rows form={form} name="travel.followers" columns={['name', 'born', 'note']} />
      <Line form={form} name="parts.travel.remarks" />
    </>
  )
}

function Items({ form }: { form: Form }) {
  return <Rows form={form} name="items" columns={['description', 'quantity', 'note']} />
}

function RecordFields({ form }: { form: Form }) {
  return (
    <>
      <Rows form={form} name="parties" columns={['called', 'name', 'nip', 'title']} />
      <Rows form={form} name="witnesses" columns={['name', 'title', 'nip']} />
    </>
  )
}
