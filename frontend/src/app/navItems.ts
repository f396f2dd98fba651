import { evaluationsNav } from '@/routes/menu/evaluations'
import { jobsNav } from '@/routes/menu/jobs'
import { lettersNav, retentionNav } from '@/routes/menu/letters'
import { numbersNav } from '@/routes/menu/numbering'
import { packagesNav } from '@/routes/menu/packages'
import { paperRecordsNav } from '@/routes/menu/paper_records'
import { permitsNav } from '@/routes/menu/permits'
import { signingNav } from '@/routes/menu/signing'
import { templatesNav } from '@/routes/menu/templates'
import { usersNav } from '@/routes/menu/users'
import { voiceNav } from '@/routes/menu/voice'
import type { NavItem } from './nav'

/** The main menu, in order. Loaded with the frame around the pages: who has not signed in sees none of it. */
export const navItems: NavItem[] = [
  ...lettersNav,
  ...numbersNav,
  ...signingNav,
  ...permitsNav,
  ...voiceNav,
  ...paperRecordsNav,
  ...evaluationsNav,
  ...usersNav,
  ...templatesNav,
  ...retentionNav,
  ...packagesNav,
  ...jobsNav,
]
