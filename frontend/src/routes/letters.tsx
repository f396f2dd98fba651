import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '@/app/shellRoute'
import type {
  DisposalsSearch,
  FoldersSearch,
  PrepareSearch,
  RulesSearch,
} from '@/features/letters/filing/search'
import {
  agendaSearch,
  dispositionsSearch,
  draftSearch,
  inboxSearch,
  messagesSearch,
  rowsSearch,
  sendersSearch,
  versionsSearch,
} from '@/features/letters/search'

export const lettersRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/surat',
    validateSearch: inboxSearch,
    component: lazyRouteComponent(() => import('@/features/letters/inbox/InboxPage')),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/surat/baru-masuk',
    component: lazyRouteComponent(() => import('@/features/letters/register/RegisterPage')),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/surat/konsep',
    validateSearch: draftSearch,
    component: lazyRouteComponent(() => import('@/features/letters/draft/DraftPage')),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/surat/$id',
    component: lazyRouteComponent(() => import('@/features/letters/letter/LetterPage')),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/surat/$id/riwayat',
    validateSearch: versionsSearch,
    component: lazyRouteComponent(() => import('@/features/letters/versions/VersionsPage')),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/disposisi',
    validateSearch: dispositionsSearch,
    component: lazyRouteComponent(() => import('@/features/letters/dispositions/DispositionsPage')),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/agenda',
    validateSearch: agendaSearch,
    component: lazyRouteComponent(() => import('@/features/letters/agenda/AgendaPage')),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/pindahan',
    component: lazyRouteComponent(() => import('@/features/letters/moving/MovingPage')),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/pindahan/$id',
    validateSearch: rowsSearch,
    component: lazyRouteComponent(() => import('@/features/letters/moving/ImportPage')),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/buku-alamat',
    validateSearch: sendersSearch,
    component: lazyRouteComponent(() => import('@/features/letters/senders/SendersPage')),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/arsip',
    // the pages of the archive read their addresses themselves: every page would carry it otherwise
    validateSearch: (search: FoldersSearch) => search,
    component: lazyRouteComponent(() => import('@/features/letters/filing/folderPages'), 'FoldersPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/arsip/$id',
    component: lazyRouteComponent(() => import('@/features/letters/filing/folderPages'), 'FolderPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/arsip/retensi',
    component: lazyRouteComponent(() => import('@/features/letters/filing/retentionPages'), 'RetentionPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/arsip/retensi/$id',
    validateSearch: (search: RulesSearch) => search,
    component: lazyRouteComponent(() => import('@/features/letters/filing/retentionPages'), 'SchedulePage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/arsip/penyusutan',
    validateSearch: (search: DisposalsSearch) => search,
    component: lazyRouteComponent(() => import('@/features/letters/filing/retentionPages'), 'DisposalsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/arsip/penyusutan/baru',
    validateSearch: (search: PrepareSearch) => search,
    component: lazyRouteComponent(() => import('@/features/letters/filing/retentionPages'), 'PreparePage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/arsip/penyusutan/$id',
    component: lazyRouteComponent(() => import('@/features/letters/filing/retentionPages'), 'DisposalPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/kotak-surel',
    component: lazyRouteComponent(() => import('@/features/letters/mailboxes/MailboxesPage')),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/kotak-surel/$id',
    validateSearch: messagesSearch,
    component: lazyRouteComponent(() => import('@/features/letters/mailboxes/MessagesPage')),
  }),
] as const
