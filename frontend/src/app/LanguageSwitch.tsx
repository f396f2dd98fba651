import { Button, VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { setLanguage } from '@/i18n'
import { useLanguage } from '@/i18n/useLanguage'

/** Offers the other language, in its own words. */
export function LanguageSwitch() {
  const { t } = useTranslation()
  const other = useLanguage() === 'id' ? 'en' : 'id'
  return (
    <Button variant="subtle" size="compact-md" lang={other} onClick={() => void setLanguage(other)}>
      {other.toUpperCase()}
      <VisuallyHidden> · {t(`language.${other}`)}</VisuallyHidden>
    </Button>
  )
}
