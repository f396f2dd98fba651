import { useTranslation } from 'react-i18next'

/** Optional fields say so; required ones carry no mark. */
export function useOptional(): (label: string) => string {
  const { t } = useTranslation()
  return (label) => `${label} ${t('state.optional')}`
}
