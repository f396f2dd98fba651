import type { CurrentTexts } from './types'

/** The key of the note that holds for every kind of letter without its own. */
const EVERY_KIND = '*'

export interface Values {
  texts: Record<string, string>
  /** The note at the foot; empty prints none. */
  footer: string
  note: string
}

/** What the form starts with. */
export function valuesOf(current: CurrentTexts): Values {
  return {
    texts: Object.fromEntries(current.texts.map(({ key, text }) => [key, text])),
    footer: current.footers[EVERY_KIND] ?? '',
    note: '',
  }
}

/** The keys whose text is not the one that holds. */
export function changedKeys(current: CurrentTexts, values: Values): string[] {
  return current.texts
    .filter(({ key, text }) => (values.texts[key] ?? text).trim() !== text)
    .map(({ key }) => key)
}

/** The built-in note at the foot. */
export function builtInFooter(current: CurrentTexts): string {
  return current.default_footers[EVERY_KIND] ?? ''
}

/** Only what was changed: the rest may have been changed by somebody else meanwhile. */
export function changesOf(current: CurrentTexts, values: Values) {
  const keys = changedKeys(current, values)
  const footer = values.footer.trim()
  const footers =
    footer === (current.footers[EVERY_KIND] ?? '') ? {} : { footers: footersWith(current, footer) }
  return {
    texts: Object.fromEntries(keys.map((key) => [key, (values.texts[key] ?? '').trim()])),
    ...footers,
  }
}

function footersWith(current: CurrentTexts, footer: string): Record<string, string> {
  const { [EVERY_KIND]: _, ...others } = current.footers
  return footer === '' ? others : { ...others, [EVERY_KIND]: footer }
}

/** Whether there is anything to save. */
export function hasChanges(current: CurrentTexts, values: Values): boolean {
  const changes = changesOf(current, values)
  return Object.keys(changes.texts).length > 0 || 'footers' in changes
}
