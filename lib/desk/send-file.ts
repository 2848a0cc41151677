import type { z } from 'zod'
import { type Reply, refusalOf } from '#lib/desk/request'

interface FileRequest<View> {
  path: string
  file: Blob
  /** One per picture: a repeated attempt has one effect. */
  key: string
  /** From 0 to 1, of what has left this device. */
  onProgress: (share: number) => void
  signal: AbortSignal
  returns: z.ZodType<View>
}

/** Sends a file to the one door; by XMLHttpRequest, because `fetch` does not tell how much has left. Null where no answer came. */
export function sendFile<View>(sending: FileRequest<View>): Promise<Reply<View> | null> {
  const { path, file, key, onProgress, signal, returns } = sending
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/v1${path}`)
    request.setRequestHeader('Content-Type', file.type)
    request.setRequestHeader('Idempotency-Key', key)
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    request.onload = () => resolve(replyOf(request, returns))
    request.onerror = () => resolve(null)
    request.onabort = () => resolve(null)
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

function replyOf<View>({ status, responseText }: XMLHttpRequest, returns: z.ZodType<View>): Reply<View> {
  const json = jsonOf(responseText)
  if (status >= 300) return refusalOf(status, json)
  const view = returns.safeParse(json)
  return view.success ? { ok: true, value: view.data } : refusalOf(status, {})
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return {} // a proxy's page instead of ours: the status alone must do
  }
}
