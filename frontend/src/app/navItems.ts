import { evaluationsNav } from '@/routes/evaluations'
import { lettersNav } from '@/routes/letters'
import { permitsNav } from '@/routes/permits'
import type { NavItem } from './nav'

/** The main menu, in order. */
export const navItems: NavItem[] = [...lettersNav, ...permitsNav, ...evaluationsNav]
