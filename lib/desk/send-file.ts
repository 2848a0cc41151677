import { type Reply, refusalOf } from '#lib/desk/request'
import { ImageView } from '#lib/media/views'

interface FileRequest {
  path: string
  file: Blob
  /** One per picture: a repeated attempt has one effect. */
  key: string
  /** From 0 to 1, of what has left this device. */
  onProgress: (share: number) => void
  signal: AbortSignal
}

/** Sends a file to the one door; by XMLHttpRequest, because `fetch` does not tell how much has left. Null where no answer came. */
export function sendFile({ path, file, key, onProgress, signal }: FileRequest): Promise<Reply<ImageView> | null> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/v1${path}`)
    request.setRequestHeader('Content-Type', file.type)
    request.setRequestHeader('Idempotency-Key', key)
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    request.onload = () => resolve(replyOf(request))
    request.onerror = () => resolve(null)
    request.onabort = () => resolve(null)
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

function replyOf({ status, responseText }: XMLHttpRequest): Reply<ImageView> {
  const json = jsonOf(responseText)
  if (status >= 300) return refusalOf(status, json)
  const view = ImageView.safeParse(json)
  return view.success ? { ok: true, value: view.data } : refusalOf(status, {})
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return {} // a proxy's page instead of ours: the status alone must do
  }
}
