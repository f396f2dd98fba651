import { type FormField, type FormValues, isPersonal } from './schemaForm'

const PREFIX = 'pamong.draft.'

/** Personal numbers never reach the storage of the browser. */
export function withoutNumbers(fields: FormField[], values: FormValues): FormValues {
  const kept = fields.filter((field) => !isPersonal(field))
  return Object.fromEntries(kept.map(({ key }) => [key, values[key]]).filter(([, value]) => value))
}

/** What was typed so far, for this tab only and until it is sent or the tab is closed. */
export function saveDraft(name: string, draft: object): void {
  try {
    sessionStorage.setItem(PREFIX + name, JSON.stringify(draft))
  } catch {
    // private windows may refuse storage; the form works without it
  }
}

export function loadDraft<T extends object>(name: string): T | null {
  try {
    return JSON.parse(sessionStorage.getItem(PREFIX + name) ?? 'null') as T | null
  } catch {
    return null
  }
}

export function dropDraft(name: string): void {
  sessionStorage.removeItem(PREFIX + name)
}

/** The next person at this computer finds nothing of the last one. */
export function dropDrafts(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key)
}
