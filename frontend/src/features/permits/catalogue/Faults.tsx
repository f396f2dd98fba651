import { List, Paper, Title } from '@mantine/core'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { draftsOf } from './fields'
import type { Definition, Fault } from './types'

/** What keeps a draft from being published, each with its place in words. */
export function Faults({ faults, definition }: { faults: Fault[]; definition: Definition }) {
  const { t } = useTranslation('templates', { keyPrefix: 'catalogue' })
  if (faults.length === 0) return null
  return (
    <Paper withBorder p="md" component="section" aria-label={t('faults', { count: faults.length })}>
      <Title order={2} fz="md" mb="xs">
        {t('faults', { count: faults.length })}
      </Title>
      <List>
        {faults.map((fault) => (
          <List.Item key={fault.pointer + fault.code}>
            <strong>{placeOf(fault.pointer, definition, t)}</strong>: {fault.detail}
          </List.Item>
        ))}
      </List>
    </Paper>
  )
}

/** `/procedure/stages/2/checks/0/key` is "Prosedur, tahap in_review". */
function placeOf(pointer: string, definition: Definition, t: TFunction<'templates', 'catalogue'>): string {
  const [part = '', list = '', place = ''] = pointer.slice(1).split('/')
  if (part === 'procedure') {
    const stage = definition.procedure?.stages[Number(place)]
    const move = definition.procedure?.moves[Number(place)]
    const name = list === 'stages' ? stage?.key : move && `${move.from} → ${move.to}`
    return name ? `${t('part.procedure')}, ${name}` : t('part.procedure')
  }
  if (part === 'form_schema') {
    const field = draftsOf(definition.form_schema).find(({ key }) => key === place)
    return field ? `${t('part.form')}, ${field.id || field.key}` : t('part.form')
  }
  if (part === 'requirements') {
    const name = definition.requirements[Number(list)]?.name_id
    return name ? `${t('part.requirements')}, ${name}` : t('part.requirements')
  }
  return t('part.general')
}
