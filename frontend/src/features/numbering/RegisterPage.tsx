import { useSearch } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useCan } from '@/api/session'
import { Loading } from '@/ui/Loading'

const LeasePage = lazy(() => import('./LeasePage'))
const NumbersPage = lazy(() => import('./NumbersPage'))
const PatternsPage = lazy(() => import('./PatternsPage'))

/** The register of those who keep it, one lent block of it, or the patterns of those who only change these. */
export default function RegisterPage() {
  const { pinjam, pola } = useSearch({ from: '/app/register-nomor' })
  const mayKeep = useCan()('numbering.keep')
  const page = pola || !mayKeep ? <PatternsPage /> : pinjam ? <LeasePage id={pinjam} /> : <NumbersPage />
  return <Suspense fallback={<Loading />}>{page}</Suspense>
}
