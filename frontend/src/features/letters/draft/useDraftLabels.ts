import { useTranslation } from 'react-i18next'
import type { Values } from './values'

/** The same words at the field, in the summary of faults and in the comparison of two versions. */
export function useDraftLabels(): Record<keyof Values, string> {
  const { t } = useTranslation('letters')
  return {
    kind: t('field.kind'),
    subject: t('field.subject'),
    content: t('field.body'),
    parts: t('parts.title'),
    classification_code: t('field.classification'),
    urgency: t('field.urgency'),
    security_level: t('field.security'),
    to: t('draft.to'),
    to_names: t('draft.toNames'),
    copies: t('draft.copies'),
    copy_names: t('draft.copyNames'),
    reviewers: t('draft.reviewers'),
    coordinators: t('draft.coordinators'),
    approver_position_id: t('draft.approver'),
    upload_ids: t('attachments'),
  }
}
