import { Controller, type UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { useMe } from '@/api/session'
import { listMessage } from '@/ui/listMessage'
import { useOptional } from '@/ui/optional'
import { PositionPicker, PositionsPicker } from '@/ui/PositionPicker'
import { fieldText } from '@/ui/problemText'
import type { Values } from './values'

const MAX_REVIEWERS = 3
const MAX_COORDINATORS = 10

interface SignerFieldsProps {
  form: UseFormReturn<Values>
  labels: Record<keyof Values, string>
}

/** Who initials the letter, in which order, and who approves it. */
export function SignerFields({ form, labels }: SignerFieldsProps) {
  const { t } = useTranslation('letters')
  const optional = useOptional()
  const agencyId = useMe()?.position.agency.id
  const near = agencyId ? { nearAgencyId: agencyId } : {}
  const { errors } = form.formState
  return (
    <>
      <Controller
        control={form.control}
        name="reviewers"
        render={({ field }) => (
          <PositionsPicker
            ref={field.ref}
            label={optional(labels.reviewers)}
            description={t('draft.reviewersHint')}
            max={MAX_REVIEWERS}
            permission="letter.review"
            {...near}
            value={field.value}
            onChange={field.onChange}
            error={listMessage(
              errors,
              'reviewers',
              field.value.map((reviewer) => reviewer.label),
            )}
          />
        )}
      />
      <Controller
        control={form.control}
        name="coordinators"
        render={({ field }) => (
          <PositionsPicker
            ref={field.ref}
            label={optional(labels.coordinators)}
            description={t('draft.coordinatorsHint')}
            max={MAX_COORDINATORS}
            permission="letter.review"
            {...near}
            value={field.value}
            onChange={field.onChange}
            error={listMessage(
              errors,
              'coordinators',
              field.value.map((coordinator) => coordinator.label),
            )}
          />
        )}
      />
      <Controller
        control={form.control}
        name="approver_position_id"
        rules={{ required: fieldText('required') }}
        render={({ field, fieldState }) => (
          <PositionPicker
            ref={field.ref}
            label={labels.approver_position_id}
            description={t('draft.approverHint')}
            permission="letter.approve"
            {...near}
            value={field.value}
            onChange={field.onChange}
            error={fieldState.error?.message}
          />
        )}
      />
    </>
  )
}
