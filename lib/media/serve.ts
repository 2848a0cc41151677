import { mkdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findStanding, listHiddenImages, listShownImages } from '#lib/media/queries'
import { VARIANT_NAMES, variantKey, variantsOf } from '#lib/media/variants'
import { isUnavailable } from '#lib/platform/database-failures'
import { env } from '#lib/platform/env'
import { AppError } from '#lib/platform/errors'
import { log, messageOf } from '#lib/platform/log'
import { storage } from '#lib/platform/storage'
import { Id } from '#lib/platform/uuid'

export interface MediaAnswer {
  status: 200 | 304 | 404 | 410 | 503
  headers: Record<string, string>
  body: Buffer | null
}

interface MediaAsk {
  path: string
  ifNoneMatch: string | undefined
  /** Whether who asks is of the newsroom; only asked for what readers do not see. */
  isOfDesk: (imageId: string) => Promise<boolean>
}

const PATH = new RegExp(`^/media/([0-9a-f-]{36})/(${VARIANT_NAMES.join('|')})\\.webp$`)
/** A crowd asks the database once; what is taken back is gone this soon. */
const REMEMBERED_MS = 2_000
const MOST_REMEMBERED = 2_000

const FOR_EVER = 'public, max-age=31536000, immutable'
/** Nothing in an image may run, load or be taken for something else. */
const SAFE = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Content-Disposition': 'inline',
}

const remembered = new Map<string, { isShown: boolean; until: number }>()

/** Answers `/media/<id>/<variant>.webp`: to everybody what readers see, to the desk what it has, to nobody anything else. */
export async function answerMedia({ path, ifNoneMatch, isOfDesk }: MediaAsk): Promise<MediaAnswer> {
  const [, id = '', name = ''] = PATH.exec(path) ?? []
  if (!Id.safeParse(id).success) return nothing(404)
  try {
    const isShown = await mayReadersSee(id)
    if (!isShown && !(await isOfDesk(id))) return nothing((await findStanding(id)) === 'pulled' ? 410 : 404)
    const etag = `"${id}-${name}"`
    const headers = { ...SAFE, ETag: etag, ...(isShown ? shared(id) : PRIVATE) }
    if (ifNoneMatch === etag) return { status: 304, headers, body: null }
    const body = await storage().get(variantKey(id, name))
    if (!body) return nothing(404)
    return {
      status: 200,
      headers: { ...headers, 'Content-Type': 'image/webp', 'Content-Length': `${body.length}` },
      body,
    }
  } catch (error) {
    if (error instanceof AppError || isUnavailable(error)) return nothing(503)
    throw error
  }
}

const PRIVATE = { 'Cache-Control': 'private, no-cache' }
const shared = (id: string) => ({
  'Cache-Control': FOR_EVER,
  'Surrogate-Key': `image-${id}`,
  'Cache-Tag': `image-${id}`,
})

function nothing(status: 404 | 410 | 503): MediaAnswer {
  const retry: Record<string, string> = status === 503 ? { 'Retry-After': '5' } : {}
  return { status, headers: { ...SAFE, 'Cache-Control': 'no-store', ...retry, 'Content-Length': '0' }, body: null }
}

async function mayReadersSee(id: string): Promise<boolean> {
  const known = remembered.get(id)
  if (known && known.until > Date.now()) return known.isShown
  const asked = purges
  try {
    const isShown = (await findStanding(id)) === 'shown'
    // Something was taken down while we asked: what we heard may be from before.
    if (asked !== purges) return mayReadersSee(id)
    if (isShown !== known?.isShown) await (isShown ? mark(id) : unmark(id))
    remember(id, isShown)
    return isShown
  } catch (error) {
    if (!isUnavailable(error)) throw error
    // What was printed stays up while the database is away, also after a restart.
    if (known?.isShown ?? (await isMarked(id))) return true
    throw error
  }
}

function remember(id: string, isShown: boolean) {
  if (remembered.size >= MOST_REMEMBERED) remembered.delete(remembered.keys().next().value ?? '')
  remembered.set(id, { isShown, until: Date.now() + REMEMBERED_MS })
}

let purges = 0

/** Images that may have been taken down: from now on nothing but the database says that readers may see them. */
export async function forgetMedia(ids: string[]): Promise<void> {
  purges += 1
  for (const id of ids) {
    remembered.delete(id)
    await unmark(id)
  }
}

const markOf = (id: string) => join(env().MEDIA_DIR, 'shown', id)
const isMarked = (id: string) =>
  stat(markOf(id)).then(
    () => true,
    () => false,
  )
const unmark = (id: string) => rm(markOf(id), { force: true })

/** An empty file says that readers have been shown an image; a disk that takes none costs only that. */
async function mark(id: string): Promise<void> {
  try {
    await mkdir(join(env().MEDIA_DIR, 'shown'), { recursive: true })
    await writeFile(markOf(id), '')
  } catch (error) {
    log('warn', 'media.not-marked', { id, reason: messageOf(error) })
  }
}

/** Has a story's images ready before anybody asks: they are then there without the database and without a distant storage. */
export async function readyMedia(storyId: string): Promise<void> {
  await forgetMedia(await listHiddenImages(storyId))
  for (const { id, width } of await listShownImages(storyId)) {
    if (!(await isMarked(id))) await mark(id)
    for (const { name } of variantsOf(width ?? 0)) await storage().get(variantKey(id, name))
  }
}
