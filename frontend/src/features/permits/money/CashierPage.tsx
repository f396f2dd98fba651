import { SegmentedControl } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useCan } from '@/api/session'
import { Loading } from '@/ui/Loading'
import { Page } from '@/ui/Page'
import { PARTS, type Part } from './search'

const VIEWS = {
  tagihan: lazy(() => import('./Orders')),
  kas: lazy(() => import('./Days')),
  rekap: lazy(() => import('./closed').then(({ Closings: part }) => ({ default: part }))),
  bank: lazy(() => import('./closed').then(({ Bank: part }) => ({ default: part }))),
}

/** The work of the cashier: what waits for its payment, the day's till, closed days, and what the bank says. */
export default function CashierPage() {
  const { t } = useTranslation('numbering', { keyPrefix: 'money' })
  const { bagian = 'tagihan' } = useSearch({ from: '/app/kasir' })
  const navigate = useNavigate({ from: '/kasir' })
  const can = useCan()
  const parts = PARTS.filter((part) => part !== 'bank' || can('permit.pay'))
  const View = VIEWS[bagian]
  return (
    <Page title={t('title')} lead={t('lead')}>
      <SegmentedControl
        aria-label={t('view')}
        mb="md"
        w={{ base: '100%', sm: 'auto' }}
        value={bagian}
        data={parts.map((value) => ({ value, label: t(`parts.${value}`) }))}
        onChange={(value) => void navigate({ search: { bagian: value as Part }, replace: true })}
      />
      <Suspense fallback={<Loading />}>
        <View />
      </Suspense>
    </Page>
  )
}
