import { recoverSession } from './fetch'
import { language } from './language'
import { NO_CONNECTION, type Problem } from './problem'
import { getSession, renewIfStale } from './session'
import type { Upload } from './types'

export interface UploadOptions {
  onProgress?: (percent: number) => void
  signal?: AbortSignal
  /** Keep it for a retry of the same file. */
  idempotencyKey?: string
}

interface Answer {
  status: number
  text: string
}

// XMLHttpRequest, because fetch tells nothing about the progress of sending
function send(file: File, key: string, options: UploadOptions): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/api/v1/uploads')
    request.setRequestHeader('idempotency-key', key)
    request.setRequestHeader('accept-language', language())
    const { token } = getSession()
    if (token) request.setRequestHeader('authorization', `Bearer ${token}`)
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) options.onProgress?.(Math.round((event.loaded / event.total) * 100))
    }
    request.onload = () => resolve({ status: request.status, text: request.responseText })
    request.onerror = () => resolve({ status: 0, text: '' })
    request.onabort = () => reject(new DOMException('cancelled', 'AbortError'))
    options.signal?.addEventListener('abort', () => request.abort(), { once: true })
    const form = new FormData()
    form.append('file', file)
    request.send(form)
  })
}

function problemOf({ status, text }: Answer): Problem {
  try {
    return JSON.parse(text) as Problem
  } catch {
    const code = status === 0 ? NO_CONNECTION : status === 413 ? 'payload_too_large' : 'unavailable'
    return { title: '', status, code }
  }
}

/** Sends one file; attach the result's `id` in `upload_ids`. Throws a Problem, or an AbortError when cancelled. */
export async function upload(file: File, options: UploadOptions = {}): Promise<Upload> {
  const key = options.idempotencyKey ?? crypto.randomUUID()
  await renewIfStale()
  let answer = await send(file, key, options)
  if (answer.status === 401 && (await recoverSession())) answer = await send(file, key, options)
  if (answer.status !== 200 && answer.status !== 201) throw problemOf(answer)
  return JSON.parse(answer.text) as Upload
}
