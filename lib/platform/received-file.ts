import { createHash } from 'node:crypto'
import { type FileHandle, mkdir, mkdtemp, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '#lib/platform/errors'
import { asFullDisk } from '#lib/platform/full-disk'

export interface ReceivedFile {
  path: string
  /** SHA-256. */
  hash: string
  /** Takes it away, and whatever was made beside it. */
  discard(): Promise<void>
}

/** Writes a request's body into a file of its own below `folder`, up to a limit of bytes; what breaks off leaves nothing. */
export async function receiveFile(request: Request, folder: string, maxBytes: number): Promise<ReceivedFile> {
  const tooLarge = new AppError('too_large', `This file is too large: at most ${Math.floor(maxBytes / 2 ** 20)} MB.`)
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge
  const own = await ownFolder(folder)
  const discard = () => rm(own, { recursive: true, force: true })
  const path = join(own, 'received')
  try {
    const file = await open(path, 'wx')
    try {
      return { path, hash: await write(request, file, maxBytes, tooLarge), discard }
    } finally {
      await file.close()
    }
  } catch (error) {
    await discard()
    throw asFullDisk(error)
  }
}

async function ownFolder(folder: string): Promise<string> {
  try {
    await mkdir(folder, { recursive: true })
    return await mkdtemp(join(folder, 'file-'))
  } catch (error) {
    throw asFullDisk(error)
  }
}

async function write(request: Request, file: FileHandle, maxBytes: number, tooLarge: AppError): Promise<string> {
  const hash = createHash('sha256')
  let size = 0
  for await (const chunk of chunksOf(request)) {
    size += chunk.byteLength
    if (size > maxBytes) throw tooLarge
    hash.update(chunk)
    await file.writeFile(chunk)
  }
  const announced = Number(request.headers.get('content-length') ?? size)
  if (size === 0 || size !== announced) throw brokenOff()
  return hash.digest('hex')
}

async function* chunksOf({ body }: Request): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader()
  for (;;) {
    // A connection that was cut is nobody's fault here.
    const part = await reader?.read().catch(() => {
      throw brokenOff()
    })
    if (!part || part.done) return
    yield part.value
  }
}

const brokenOff = () => new AppError('invalid', 'The file did not arrive whole; send it again.')
