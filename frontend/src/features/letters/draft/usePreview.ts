import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { bytesOf } from '@/api/bytes'
import { http } from '@/api/client'
import type { Letter } from '@/features/letters/types'
import { bodyOf, newFiles, type Values } from './values'

const PDF = 'application/pdf'
/** How long the drafter pauses before the paper is set anew. */
const PAUSE_MS = 800

type Body = ReturnType<typeof bodyOf>

export async function loadPreview(body: Body): Promise<Blob> {
  return bytesOf(await http.POST('/api/v1/letters/preview', { body, parseAs: 'blob' }), PDF)
}

/** What a letter needs before it has a paper. */
export const NEEDED = [
  'kind',
  'subject',
  'classification_code',
  'to',
  'content',
  'approver_position_id',
] as const

export function missingFields(values: Values): (typeof NEEDED)[number][] {
  return NEEDED.filter((name) => {
    if (name === 'to') return values.to.length + values.to_names.length === 0
    const value = values[name]
    return typeof value === 'string'
      ? value.trim() === ''
      : Array.isArray(value)
        ? value.length === 0
        : !value
  })
}

/** The draft as the server would set it; of an old draft only the files that are new. */
export function previewBody(values: Values, letter: Letter | undefined): Body {
  return { ...bodyOf(values, undefined), upload_ids: newFiles(values, letter) }
}

/** The values after the drafter has paused. */
function useSettled(form: UseFormReturn<Values>): Values {
  const [settled, setSettled] = useState(() => structuredClone(form.getValues()))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const { unsubscribe } = form.watch(() => {
      clearTimeout(timer)
      timer = setTimeout(() => setSettled(structuredClone(form.getValues())), PAUSE_MS)
    })
    return () => {
      clearTimeout(timer)
      unsubscribe()
    }
  }, [form])
  return settled
}

/** The paper of the draft, once nothing is missing; the last one stays while the next is made. */
export function usePreview(form: UseFormReturn<Values>, letter: Letter | undefined) {
  const values = useSettled(form)
  const missing = missingFields(values)
  const body = previewBody(values, letter)
  const query = useQuery({
    queryKey: ['letter-preview', body],
    queryFn: () => loadPreview(body),
    enabled: missing.length === 0,
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 10_000,
  })
  const [url, setUrl] = useState<string>()
  const bytes = query.data
  useEffect(() => {
    if (!bytes) return
    const made = URL.createObjectURL(bytes)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [bytes])
  return { url, missing, values, error: missing.length === 0 ? query.error : null, busy: query.isFetching }
}
