import type { NavItem } from '@/app/nav'

export const evaluationsNav: NavItem[] = []

export const evaluationsRoutes = [] as const
