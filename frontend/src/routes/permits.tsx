import type { NavItem } from '@/app/nav'

export const permitsNav: NavItem[] = []

export const permitsRoutes = [] as const
