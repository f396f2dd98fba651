import { useRef, useState } from 'react'
import { asProblem, type Problem } from '@/api/problem'
import type { Upload } from '@/api/types'
import { type UploadOptions, upload } from '@/api/upload'
import { type FileKind, fileFault, isPhoto } from '@/lib/files'
import { smaller } from '@/lib/photo'

/** A file that is on its way or did not arrive; one that arrived is an `Upload` in the field's value. */
export interface Sending {
  key: string
  file: File
  percent: number
  /** The line is broken; it is continued by itself. */
  waiting: boolean
  /** A photo goes as the camera made it. */
  original: boolean
  problem: Problem | null
}

const refusal = (code: string): Problem => ({
  title: '',
  status: 422,
  code: 'invalid',
  errors: [{ pointer: '/file', code }],
})

type Send = (file: File, options: UploadOptions) => Promise<Upload>

export function useUploads(
  onDone: (uploaded: Upload) => void,
  send: Send = upload,
  kind: FileKind = 'papers',
) {
  const [sending, setSending] = useState<Sending[]>([])
  const controllers = useRef(new Map<string, AbortController>())
  // an upload may end long after the render that started it
  const done = useRef(onDone)
  done.current = onDone

  const patch = (key: string, change: Partial<Sending>) =>
    setSending((list) => list.map((item) => (item.key === key ? { ...item, ...change } : item)))
  const drop = (key: string) => setSending((list) => list.filter((item) => item.key !== key))

  const start = async (key: string, chosen: File, original: boolean) => {
    const controller = new AbortController()
    controllers.current.set(key, controller)
    patch(key, { percent: 0, waiting: false, problem: null })
    try {
      const file = original ? chosen : await smaller(chosen)
      const fault = fileFault(file, kind)
      if (fault) return patch(key, { problem: refusal(fault) })
      const uploaded = await send(file, {
        idempotencyKey: key,
        signal: controller.signal,
        onProgress: (percent, waiting) => patch(key, { percent, waiting }),
      })
      drop(key)
      done.current(uploaded)
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') drop(key)
      else patch(key, { problem: asProblem(error) })
    }
  }

  const add = (files: Iterable<File>, original = false) => {
    for (const file of files) {
      const key = crypto.randomUUID()
      const found = fileFault(file, kind)
      // made smaller, a photo may fit
      const fault = found === 'file_too_large' && isPhoto(file) && !original ? null : found
      const item = { key, file, percent: 0, waiting: false, original, problem: fault && refusal(fault) }
      setSending((list) => [...list, item])
      if (!fault) void start(key, file, original)
    }
  }

  const cancel = (key: string) => {
    controllers.current.get(key)?.abort()
    drop(key)
  }
  const retry = (item: Sending) => void start(item.key, item.file, item.original)
  return { sending, add, cancel, retry }
}
