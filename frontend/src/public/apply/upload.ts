import { storedLanguage } from '@/public/language'
import type { PublicProblem } from '@/public/request'
import type { PublicFile } from '@/public/types'

export interface Sending {
  result: Promise<PublicFile>
  cancel: () => void
}

/** Sends one file. XMLHttpRequest, because fetch tells nothing about the progress. Rejects with a problem. */
export function upload(file: File, onProgress: (percent: number) => void): Sending {
  const request = new XMLHttpRequest()
  const result = new Promise<PublicFile>((resolve, reject: (problem: PublicProblem) => void) => {
    request.open('POST', '/api/v1/public/uploads')
    request.setRequestHeader('accept-language', storedLanguage())
    request.upload.onprogress = ({ loaded, total }) =>
      onProgress(total ? Math.round((loaded / total) * 100) : 0)
    request.onload = () => {
      const failed = { status: request.status, code: 'unavailable', title: '' }
      try {
        const body = JSON.parse(request.responseText)
        if (request.status === 201 || request.status === 200)
          resolve({ id: body.id, file_name: body.file_name })
        else reject({ ...failed, ...body })
      } catch {
        reject(failed)
      }
    }
    request.onerror = () => reject({ status: 0, code: 'no_connection', title: '' })
    request.onabort = () => reject({ status: 0, code: 'cancelled', title: '' })
    const form = new FormData()
    form.append('file', file)
    request.send(form)
  })
  return { result, cancel: () => request.abort() }
}
