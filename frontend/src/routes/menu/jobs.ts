import { IconClockCog } from '@tabler/icons-react'
import type { NavItem } from '@/app/nav'

export const jobsNav: NavItem[] = [
  { to: '/pekerjaan-latar', label: 'jobs', icon: IconClockCog, anyOf: ['job.manage'] },
]
