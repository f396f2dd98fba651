import { useTranslation } from 'react-i18next'

/** Labels of the fields by their name in the form; a key that this version does not know yet is its own label. */
export function useLabels(keys: string[]): Record<string, string> {
  const { t, i18n } = useTranslation('templates')
  const labelOf = (key: string) => {
    // the keys come from the server, so the compiler cannot check them
    const name = `keys.${key}` as 'keys.copies'
    return i18n.exists(name, { ns: 'templates' }) ? t(name) : key
  }
  const texts = keys.map((key) => [`texts.${key}`, labelOf(key)])
  return { ...Object.fromEntries(texts), footer: t('footer'), note: t('note') }
}
