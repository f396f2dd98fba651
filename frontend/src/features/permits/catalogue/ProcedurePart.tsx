import { NumberInput, Select, Stack, Switch, Text, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { useOptional } from '@/ui/optional'
import { RowFields } from '@/ui/RowFields'
import { CheckList } from './CheckList'
import { ACTIONS, RIGHTS, STAGE_KINDS, useWordsOf, type Words } from './procedure'
import type { Change, Definition, Move, Procedure, Stage } from './types'

/** The way through the office: the standard one, or stages and moves of the service's own. */
export default function ProcedurePart({ definition, change }: { definition: Definition; change: Change }) {
  const { t } = useTranslation('templates', { keyPrefix: 'catalogue' })
  const words = useWordsOf()
  const { procedure } = definition
  const standard = api.useQuery('get', '/api/v1/permit-standard-procedure')
  return (
    <Stack>
      <Switch
        label={t('ownProcedure')}
        description={t('ownProcedureHint')}
        checked={Boolean(procedure)}
        disabled={!standard.data}
        onChange={(event) =>
          change({ procedure: event.currentTarget.checked ? (standard.data ?? null) : null })
        }
      />
      {procedure && (
        <>
          <Stages
            procedure={procedure}
            words={words}
            onChange={(stages) => change({ procedure: { ...procedure, stages } })}
          />
          <Moves
            procedure={procedure}
            words={words}
            onChange={(moves) => change({ procedure: { ...procedure, moves } })}
          />
        </>
      )}
    </Stack>
  )
}

interface PartProps<T> {
  procedure: Procedure
  words: Words
  onChange: (rows: T[]) => void
}

function Stages({ procedure, words, onChange }: PartProps<Stage>) {
  const { t } = useTranslation('templates', { keyPrefix: 'catalogue' })
  const optional = useOptional()
  return (
    <>
      <Text c="dimmed">{t('stagesHint')}</Text>
      <RowFields
        legend={t('stages')}
        rows={procedure.stages}
        blank={{
          key: `tahap_${procedure.stages.length + 1}`,
          kind: 'in_review',
          waits_for: 'permit.process',
        }}
        addLabel={t('addStage')}
        removeLabel={t('removeStage')}
        onChange={onChange}
      >
        {(stage, set) => (
          <>
            <TextInput
              label={t('field.key')}
              value={stage.key}
              maxLength={40}
              onChange={(event) => set({ key: event.currentTarget.value })}
            />
            <Select
              label={t('field.stageKind')}
              data={STAGE_KINDS.map((value) => ({ value, label: words.status(value) }))}
              value={stage.kind}
              allowDeselect={false}
              onChange={(kind) => kind && set({ kind: kind as Stage['kind'] })}
            />
            <TextInput
              label={optional(t('field.name_id'))}
              value={stage.name_id ?? ''}
              maxLength={100}
              onChange={(event) => set({ name_id: event.currentTarget.value || null })}
            />
            <TextInput
              label={optional(t('field.name_en'))}
              value={stage.name_en ?? ''}
              maxLength={100}
              onChange={(event) => set({ name_en: event.currentTarget.value || null })}
            />
            <Select
              label={optional(t('field.waitsFor'))}
              clearable
              data={RIGHTS.map((value) => ({ value, label: words.right(value) }))}
              value={stage.waits_for ?? null}
              onChange={(right) => set({ waits_for: right as NonNullable<Stage['waits_for']> | null })}
            />
            <NumberInput
              label={optional(t('field.stageDays'))}
              value={stage.working_days ?? ''}
              min={0}
              max={365}
              allowDecimal={false}
              onChange={(days) => set({ working_days: typeof days === 'number' ? days : null })}
            />
            {['submitted', 'in_review', 'field_check'].includes(stage.kind) && (
              <CheckList words={words} checks={stage.checks ?? []} onChange={(checks) => set({ checks })} />
            )}
          </>
        )}
      </RowFields>
    </>
  )
}

function Moves({ procedure, words, onChange }: PartProps<Move>) {
  const { t } = useTranslation('templates', { keyPrefix: 'catalogue' })
  const stages = procedure.stages.map(({ key, kind, name_id }) => ({
    value: key,
    label: name_id || (key === kind ? words.status(kind) : key),
  }))
  const place = (name: 'from' | 'to', move: Move, set: (part: Partial<Move>) => void) => (
    <Select
      label={t(`field.${name}`)}
      data={stages}
      value={stages.some(({ value }) => value === move[name]) ? move[name] : null}
      allowDeselect={false}
      onChange={(key) => key && set({ [name]: key })}
    />
  )
  return (
    <RowFields
      legend={t('moves')}
      rows={procedure.moves}
      blank={{ from: '', action: 'advance', to: '', permission: 'permit.process' }}
      addLabel={t('addMove')}
      removeLabel={t('removeMove')}
      onChange={onChange}
    >
      {(move, set) => (
        <>
          {place('from', move, set)}
          <Select
            label={t('field.act')}
            data={ACTIONS.map((value) => ({ value, label: words.action(value) }))}
            value={move.action}
            allowDeselect={false}
            searchable
            onChange={(action) => action && set({ action: action as Move['action'] })}
          />
          {place('to', move, set)}
          <Select
            label={t('field.permission')}
            data={RIGHTS.map((value) => ({ value, label: words.right(value) }))}
            value={move.permission}
            allowDeselect={false}
            onChange={(right) => right && set({ permission: right as Move['permission'] })}
          />
        </>
      )}
    </RowFields>
  )
}
