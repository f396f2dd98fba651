import {
  IconAddressBook,
  IconArrowsSplit2,
  IconBook,
  IconFileImport,
  IconMail,
  IconMailbox,
  IconMailPlus,
  IconNotebook,
  IconPencil,
} from '@tabler/icons-react'
import type { NavItem } from '@/app/nav'

export const lettersNav: NavItem[] = [
  {
    to: '/surat',
    label: 'letters',
    icon: IconMail,
    anyOf: ['letter.read'],
    homeFor: ['letter.register', 'letter.dispose', 'letter.follow_up'],
  },
  { to: '/surat/baru-masuk', label: 'registerLetter', icon: IconMailPlus, anyOf: ['letter.register'] },
  { to: '/surat/konsep', label: 'drafts', icon: IconPencil, anyOf: ['letter.draft'] },
  { to: '/disposisi', label: 'dispositions', icon: IconArrowsSplit2, anyOf: ['letter.follow_up'] },
  { to: '/agenda', label: 'agenda', icon: IconBook, anyOf: ['letter.read'] },
  { to: '/arsip', label: 'archive', icon: IconNotebook, anyOf: ['letter.read'] },
  { to: '/pindahan', label: 'moving', icon: IconFileImport, anyOf: ['letter.import'] },
  { to: '/buku-alamat', label: 'senders', icon: IconAddressBook, anyOf: ['letter.register'] },
  {
    to: '/kotak-surel',
    label: 'mailboxes',
    icon: IconMailbox,
    anyOf: ['letter.register', 'agency.manage'],
  },
]

/** Stands with what else administrators look after. */
export const retentionNav: NavItem[] = [
  { to: '/arsip/retensi', label: 'retention', icon: IconBook, anyOf: ['reference_data.import'] },
]
