import { sendFile } from '#lib/desk/send-file'
import { MAX_IMAGE_BYTES } from '#lib/media/schema'
import { ImageView } from '#lib/media/views'
import { newId } from '#lib/platform/uuid'

export type UploadState =
  | { step: 'sending'; share: number }
  /** All has left; the server is making its sizes. */
  | { step: 'working' }
  | { step: 'there'; width: number; height: number }
  | { step: 'failed'; sentence: string; mayRetry: boolean }

export interface Upload {
  imageId: string
  storyId: string
  file: Blob
  /** The picture as it lies on this device, until the page is left. */
  preview: string
  state: UploadState
}

/** A lost connection on a train comes back within seconds; after that a person decides. */
const RETRY_AFTER_MS = [1_000, 3_000, 8_000]
const BUSY_MS = 1_000
export const PICTURE_TYPES = ['image/jpeg', 'image/png', 'image/webp']

const uploads = new Map<string, Upload>()
const running = new Map<string, AbortController>()
const listeners = new Set<() => void>()

export const findUpload = (imageId: string | null): Upload | null => uploads.get(imageId ?? '') ?? null

export function onUploads(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Takes a file in and begins to send it; answers the id under which it will be an image. */
export function startUpload(storyId: string, file: Blob, imageId = newId()): string {
  const upload: Upload = {
    imageId,
    storyId,
    file,
    preview: URL.createObjectURL(file),
    state: { step: 'sending', share: 0 },
  }
  uploads.set(imageId, upload)
  const wrong = whyNot(file)
  if (wrong) tell(upload, { step: 'failed', sentence: wrong, mayRetry: false })
  else void send(upload)
  return imageId
}

export function whyNot({ type, size }: Blob): string | null {
  if (!PICTURE_TYPES.includes(type))
    return 'This is no JPEG, PNG or WebP picture; save it as one of these and add it again.'
  if (size > MAX_IMAGE_BYTES)
    return `This picture is too large: at most ${MAX_IMAGE_BYTES / 2 ** 20} MB; make it smaller and add it again.`
  return size === 0 ? 'This file is empty; choose it again.' : null
}

/** The same picture under the same id: it cannot become two. */
export function retryUpload(imageId: string): void {
  const upload = uploads.get(imageId)
  if (upload && !running.has(imageId)) void send(upload)
}

/** Stops sending and forgets the picture. */
export function cancelUpload(imageId: string): void {
  running.get(imageId)?.abort()
  const upload = uploads.get(imageId)
  if (upload) URL.revokeObjectURL(upload.preview)
  uploads.delete(imageId)
  tellAll()
}

async function send(upload: Upload): Promise<void> {
  const { imageId, storyId, file } = upload
  const abort = new AbortController()
  running.set(imageId, abort)
  const waits = [...RETRY_AFTER_MS]
  while (!abort.signal.aborted) {
    tell(upload, { step: 'sending', share: 0 })
    const reply = await sendFile({
      path: `/images?${new URLSearchParams({ imageId, storyId })}`,
      file,
      key: imageId,
      onProgress: (share) => tell(upload, share < 1 ? { step: 'sending', share } : { step: 'working' }),
      signal: abort.signal,
      returns: ImageView,
    })
    if (abort.signal.aborted) break
    if (reply?.ok) {
      tell(upload, { step: 'there', width: reply.value.width, height: reply.value.height })
      break
    }
    if (reply?.code === 'busy') {
      await pause(BUSY_MS)
      continue
    }
    const wait = reply ? undefined : waits.shift()
    if (wait === undefined) {
      tell(upload, { step: 'failed', sentence: reply?.sentence ?? UNREACHED, mayRetry: reply?.status !== 422 })
      break
    }
    await pause(wait)
  }
  running.delete(imageId)
}

const UNREACHED = 'No answer from the desk; the picture is still on this device. Check your connection and try again.'

function tell(upload: Upload, state: UploadState) {
  if (!uploads.has(upload.imageId)) return
  uploads.set(upload.imageId, { ...upload, state })
  tellAll()
}

function tellAll() {
  for (const listener of listeners) listener()
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))
