import { IconChartBar, IconMail } from '@tabler/icons-react'
import type { NavItem } from '@/app/nav'

export const voiceNav: NavItem[] = [
  { to: '/pengaduan', label: 'complaints', icon: IconMail, anyOf: ['complaint.handle'] },
  { to: '/survei', label: 'survey', icon: IconChartBar, anyOf: ['permit.read'] },
]
