import { evaluationsNav } from '@/routes/evaluations'
import { jobsNav } from '@/routes/jobs'
import { lettersNav, retentionNav } from '@/routes/letters'
import { numbersNav } from '@/routes/numbering'
import { packagesNav } from '@/routes/packages'
import { paperRecordsNav } from '@/routes/paper_records'
import { permitsNav } from '@/routes/permits'
import { signingNav } from '@/routes/signing'
import { templatesNav } from '@/routes/templates'
import { usersNav } from '@/routes/users'
import type { NavItem } from './nav'

/** The main menu, in order. */
export const navItems: NavItem[] = [
  ...lettersNav,
  ...numbersNav,
  ...signingNav,
  ...permitsNav,
  ...paperRecordsNav,
  ...evaluationsNav,
  ...usersNav,
  ...templatesNav,
  ...retentionNav,
  ...packagesNav,
  ...jobsNav,
]
