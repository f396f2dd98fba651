import type { TablerIcon } from '@tabler/icons-react'
import type { Permission } from '@/api/types'
import type common from '@/i18n/id/common.json'

/** One entry of the main menu and of the command palette; each feature lists its own in routes/menu. */
export interface NavItem {
  to: string
  label: keyof typeof common.nav
  icon: TablerIcon
  /** Shown to whoever has one of these. */
  anyOf: Permission[]
  /** First page after signing in for whoever has one of these; the first item that matches wins. */
  homeFor?: Permission[]
}

export function allowedItems(items: NavItem[], permissions: Permission[]): NavItem[] {
  return items.filter((item) => item.anyOf.some((permission) => permissions.includes(permission)))
}

/** Where a person starts: the page of their main work, else the first page they may see. */
export function firstPage(items: NavItem[], permissions: Permission[]): string | null {
  const allowed = allowedItems(items, permissions)
  const own = allowed.find((item) => item.homeFor?.some((permission) => permissions.includes(permission)))
  return (own ?? allowed[0])?.to ?? null
}
