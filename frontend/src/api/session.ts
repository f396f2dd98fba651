import { useSyncExternalStore } from 'react'
import { dropDrafts } from '@/lib/draft'
import { language } from './language'
import { type Problem, problemResponse, withProblemBody } from './problem'
import type { Me, Permission, Session } from './types'

export type SessionStatus = 'signed_out' | 'signed_in' | 'expired'
export type Renewal = 'renewed' | 'expired' | 'unavailable'

interface State {
  status: SessionStatus
  /** Kept in memory only: a script that reads storage finds nothing. */
  token: string | null
  expiresAt: number
  /** When the session itself ends unless it is used. */
  endsAt: number
  me: Me | null
}

const signedOut: State = { status: 'signed_out', token: null, expiresAt: 0, endsAt: 0, me: null }
/** Says only that a refresh cookie may exist, so that a first visit does not ask in vain. */
const HINT = 'pamong.signed-in'
const RENEW_BEFORE_MS = 15_000

let state = signedOut
let renewing: Promise<Renewal> | null = null
const waiting: ((signedIn: boolean) => void)[] = []
const listeners = new Set<() => void>()

function set(next: State): void {
  state = next
  for (const listener of listeners) listener()
}

export function getSession(): State {
  return state
}

export function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Who is signed in; null on the sign-in page. */
export function useMe(): Me | null {
  return useSyncExternalStore(subscribe, () => state.me)
}

export function useSessionStatus(): SessionStatus {
  return useSyncExternalStore(subscribe, () => state.status)
}

/** For what is drawn before an item exists; on an item, draw from its `allowed_actions`. */
export function useCan(): (permission: Permission) => boolean {
  const me = useMe()
  return (permission) => me?.permissions.includes(permission) ?? false
}

function accept(session: Session): void {
  localStorage.setItem(HINT, '1')
  set({
    status: 'signed_in',
    token: session.access_token,
    expiresAt: Date.now() + session.expires_in * 1000,
    endsAt: Date.now() + session.session_expires_in * 1000,
    me: session.me,
  })
  for (const resume of waiting.splice(0)) resume(true)
}

function post(path: string, body: object): Promise<Response> {
  return globalThis
    .fetch(`/api/v1/auth/${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'accept-language': language(),
        ...(state.token ? { authorization: `Bearer ${state.token}` } : {}),
      },
      body: JSON.stringify(body),
    })
    .then(withProblemBody)
    .catch(() => problemResponse({ title: '', status: 503, code: 'no_connection' }))
}

/** Throws the server's Problem when the name or the password is wrong. */
export async function signIn(username: string, password: string, positionId?: string): Promise<Me> {
  const response = await post('login', {
    username,
    password,
    ...(positionId ? { position_id: positionId } : {}),
  })
  if (!response.ok) throw (await response.json()) as Problem
  const session = (await response.json()) as Session
  accept(session)
  return session.me
}

async function refresh(positionId?: string): Promise<Renewal> {
  const response = await post('refresh', positionId ? { position_id: positionId } : {})
  if (response.ok) {
    accept((await response.json()) as Session)
    return 'renewed'
  }
  return response.status === 401 || response.status === 403 ? 'expired' : 'unavailable'
}

/** Single flight: ten calls that meet an old token renew it once. */
export function renew(): Promise<Renewal> {
  renewing ??= refresh(state.me?.position.id).finally(() => {
    renewing = null
  })
  return renewing
}

export async function renewIfStale(): Promise<void> {
  if (state.status === 'signed_in' && Date.now() > state.expiresAt - RENEW_BEFORE_MS) await renew()
}

/** At page load: takes the session up again through the refresh cookie. */
export async function restore(): Promise<Renewal> {
  if (state.status === 'signed_in') return 'renewed'
  if (!localStorage.getItem(HINT)) return 'expired'
  const renewal = await renew()
  if (renewal === 'expired') localStorage.removeItem(HINT)
  return renewal
}

/** The session ended while work is open: ask for the password in place, and let the call wait for it. */
export function signInAgain(): Promise<boolean> {
  if (state.status !== 'expired') set({ ...state, status: 'expired', token: null })
  return new Promise((resolve) => waiting.push(resolve))
}

/** Returns false when the server refused the position. */
export async function switchPosition(positionId: string): Promise<boolean> {
  return (await refresh(positionId)) === 'renewed'
}

export async function signOut(): Promise<void> {
  if (state.token) await post('logout', {})
  localStorage.removeItem(HINT)
  localStorage.removeItem('pamong.visits')
  dropDrafts()
  set(signedOut)
  for (const resume of waiting.splice(0)) resume(false)
}
