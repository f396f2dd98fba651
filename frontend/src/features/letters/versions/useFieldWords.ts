import { useTranslation } from 'react-i18next'

/** The words of a field of a version; what a kind has of its own is named by the last step of its path. */
export function useFieldWords(): (field: string) => string {
  const { t, i18n } = useTranslation('letters')
  const known: Record<string, string> = {
    kind: t('field.kind'),
    subject: t('field.subject'),
    classification_code: t('field.classification'),
    urgency: t('field.urgency'),
    security_level: t('field.security'),
    to: t('field.to'),
    carbon_copy: t('field.carbonCopy'),
    body: t('field.body'),
    reviewers: t('hierarchical'),
    coordinators: t('coordination'),
    approver: t('field.approver'),
    attachments: t('attachments'),
  }
  return (field) => {
    const part = field.split('/').filter((step) => !/^\d+$/.test(step))
    const last = part.at(-1) ?? ''
    const key = `parts.label.${last}`
    return (
      known[field] ?? (i18n.exists(key, { ns: 'letters' }) ? t(key as 'parts.label.place') : t('parts.title'))
    )
  }
}
