import { useEffect } from 'react'
import { useMe } from '@/api/session'
import { keepSending } from './sender'

/** Sends visits that a phone keeps, on whatever page the officer is. */
export default function SendKept() {
  const user = useMe()?.user.id
  useEffect(() => (user ? keepSending() : undefined), [user])
  return null
}
