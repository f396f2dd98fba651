import type { HelpTopic } from '@/ui/HelpLink'

/** The guides in the order of the work, each with the page where it is done. */
export const TOPICS: { topic: HelpTopic; page: string }[] = [
  { topic: 'register', page: '/surat/baru-masuk' },
  { topic: 'dispose', page: '/surat' },
  { topic: 'follow_up', page: '/disposisi' },
  { topic: 'draft', page: '/surat/konsep' },
  { topic: 'sign', page: '/surat' },
  { topic: 'send', page: '/surat' },
  { topic: 'agenda', page: '/agenda' },
  { topic: 'archive', page: '/arsip' },
]

/** The guides name buttons and menus by the wording of the pages themselves. */
export const WORDING = ['help', 'common', 'letters', 'signing', 'dispatch', 'archive'] as const
