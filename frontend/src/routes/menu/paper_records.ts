import { IconNotebook } from '@tabler/icons-react'
import type { NavItem } from '@/app/nav'

export const paperRecordsNav: NavItem[] = [
  { to: '/catatan-kertas', label: 'paperRecords', icon: IconNotebook, anyOf: ['paper_record.read'] },
]
