import type { NavItem } from '@/app/nav'

export const lettersNav: NavItem[] = []

export const lettersRoutes = [] as const
