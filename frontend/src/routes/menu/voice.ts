import { IconMessageReport, IconMoodSmile } from '@tabler/icons-react'
import type { NavItem } from '@/app/nav'

export const voiceNav: NavItem[] = [
  { to: '/pengaduan', label: 'complaints', icon: IconMessageReport, anyOf: ['complaint.handle'] },
  { to: '/survei', label: 'survey', icon: IconMoodSmile, anyOf: ['permit.read'] },
]
