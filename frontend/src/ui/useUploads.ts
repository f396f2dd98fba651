import { useRef, useState } from 'react'
import { asProblem, type Problem } from '@/api/problem'
import type { Upload } from '@/api/types'
import { type UploadOptions, upload } from '@/api/upload'
import { type FileKind, fileFault } from '@/lib/files'

/** A file that is on its way or did not arrive; one that arrived is an `Upload` in the field's value. */
export interface Sending {
  key: string
  file: File
  percent: number
  problem: Problem | null
}

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

  const start = async (key: string, file: File) => {
    const controller = new AbortController()
    controllers.current.set(key, controller)
    patch(key, { percent: 0, problem: null })
    try {
      const uploaded = await send(file, {
        idempotencyKey: key,
        signal: controller.signal,
        onProgress: (percent) => patch(key, { percent }),
      })
      drop(key)
      done.current(uploaded)
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') drop(key)
      else patch(key, { problem: asProblem(error) })
    }
  }

  const add = (files: Iterable<File>) => {
    for (const file of files) {
      const key = crypto.randomUUID()
      const fault = fileFault(file, kind)
      const problem = fault && {
        title: '',
        status: 422,
        code: 'invalid',
        errors: [{ pointer: '/file', code: fault }],
      }
      setSending((list) => [...list, { key, file, percent: 0, problem }])
      if (!fault) void start(key, file)
    }
  }

  const cancel = (key: string) => {
    controllers.current.get(key)?.abort()
    drop(key)
  }
  const retry = (item: Sending) => void start(item.key, item.file)
  return { sending, add, cancel, retry }
}
