import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isPortraitShown } from '#lib/bylines/reader'
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
/** Somebody's face goes from caches soon when they are in danger. */
const A_MINUTE = 'public, max-age=60, must-revalidate'
/** Nothing in an image may run, load or be taken for something else. */
const SAFE = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
  'Content-Disposition': 'inline',
}

/** What readers see: a picture of a text, or a contributor's portrait. */
type Shown = 'image' | 'portrait'

const remembered = new Map<string, { shown: Shown | null; until: number }>()

/** Answers `/media/<id>/<variant>.webp`: to everybody what readers see, to the desk what it has, to nobody anything else. */
export async function answerMedia({ path, ifNoneMatch, isOfDesk }: MediaAsk): Promise<MediaAnswer> {
  const [, id = '', name = ''] = PATH.exec(path) ?? []
  if (!Id.safeParse(id).success) return nothing(404)
  try {
    const shown = await findShown(id)
    if (!shown && !(await isOfDesk(id))) return nothing((await findStanding(id)) === 'pulled' ? 410 : 404)
    const etag = `"${id}-${name}"`
    const headers = { ...SAFE, ETag: etag, ...(shown ? shared(id, shown) : PRIVATE) }
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

const PRIVATE = { 'Cache-Control': 'private, no-cache', 'Cross-Origin-Resource-Policy': 'same-origin' }
const shared = (id: string, shown: Shown) => ({
  'Cache-Control': shown === 'image' ? FOR_EVER : A_MINUTE,
  // Feed readers and pages that quote us show it from here.
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Surrogate-Key': `image-${id}`,
  'Cache-Tag': `image-${id}`,
})

function nothing(status: 404 | 410 | 503): MediaAnswer {
  const retry: Record<string, string> = status === 503 ? { 'Retry-After': '5' } : {}
  return { status, headers: { ...SAFE, 'Cache-Control': 'no-store', ...retry, 'Content-Length': '0' }, body: null }
}

/** What readers may see under an id; null where that is nothing. */
async function findShown(id: string): Promise<Shown | null> {
  const known = remembered.get(id)
  if (known && known.until > Date.now()) return known.shown
  const asked = purges
  try {
    const { shown, mayComeAnyMoment } = await askShown(id)
    // Something was taken down while we asked: what we heard may be from before.
    if (asked !== purges) return findShown(id)
    if (shown !== known?.shown) await (shown ? mark(id, shown) : unmark(id))
    if (!mayComeAnyMoment) remember(id, shown)
    return shown
  } catch (error) {
    if (!isUnavailable(error)) throw error
    // What was printed stays up while the database is away, also after a restart.
    const before = known ? known.shown : await findMark(id)
    if (before) return before
    throw error
  }
}

/** A picture that the desk alone sees may be published this moment, and whoever is told of it then asks for it at once. */
async function askShown(id: string): Promise<{ shown: Shown | null; mayComeAnyMoment: boolean }> {
  const standing = await findStanding(id)
  if (standing === 'shown') return { shown: 'image', mayComeAnyMoment: false }
  const shown = (await isPortraitShown(id)) ? 'portrait' : null
  return { shown, mayComeAnyMoment: standing === 'kept' }
}

function remember(id: string, shown: Shown | null) {
  if (remembered.size >= MOST_REMEMBERED) remembered.delete(remembered.keys().next().value ?? '')
  remembered.set(id, { shown, until: Date.now() + REMEMBERED_MS })
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
const findMark = (id: string): Promise<Shown | null> =>
  readFile(markOf(id), 'utf8').then(
    (kind) => (kind === 'portrait' ? 'portrait' : 'image'),
    () => null,
  )
const unmark = (id: string) => rm(markOf(id), { force: true })

/** A file says that readers have been shown it; a disk that takes none costs only that. */
async function mark(id: string, shown: Shown): Promise<void> {
  try {
    await mkdir(join(env().MEDIA_DIR, 'shown'), { recursive: true })
    await writeFile(markOf(id), shown === 'portrait' ? shown : '')
  } catch (error) {
    log('warn', 'media.not-marked', { id, reason: messageOf(error) })
  }
}

/** Has a story's images ready before anybody asks: they are then there without the database and without a distant storage. */
export async function readyMedia(storyId: string): Promise<void> {
  await forgetMedia(await listHiddenImages(storyId))
  for (const { id, width } of await listShownImages(storyId)) {
    if (!(await findMark(id))) await mark(id, 'image')
    for (const { name } of variantsOf(width ?? 0)) await storage().get(variantKey(id, name))
  }
}
