import { IconBook, IconBuildingCommunity, IconFilePlus, IconNotebook } from '@tabler/icons-react'
import type { NavItem } from '@/app/nav'

export const permitsNav: NavItem[] = [
  {
    to: '/layanan-loket',
    label: 'counter',
    icon: IconBuildingCommunity,
    anyOf: ['permit.read'],
    homeFor: ['permit.receive', 'permit.pay', 'permit.field_check'],
  },
  { to: '/layanan-loket/baru', label: 'newApplication', icon: IconFilePlus, anyOf: ['permit.receive'] },
  { to: '/naskah-terbit', label: 'permits', icon: IconNotebook, anyOf: ['permit.read'] },
  { to: '/kunjungan', label: 'visits', icon: IconNotebook, anyOf: ['permit.field_check'] },
  { to: '/kasir', label: 'cashier', icon: IconNotebook, anyOf: ['permit.pay', 'permit.refund'] },
  { to: '/katalog', label: 'catalogue', icon: IconBook, anyOf: ['permit.catalogue'] },
  { to: '/pelindungan-data', label: 'personalData', icon: IconNotebook, anyOf: ['audit.read'] },
]
