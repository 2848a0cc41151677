// A process of its own for one stranger's picture: what goes wrong in a decoder goes wrong here, beside the newsroom.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { Order, type Outcome, type Why } from './reencoding.ts'
import { findFault } from './sniff.ts'
import { LARGEST, variantsOf } from './variants.ts'

const LOOK_MS = 20
/** A scroll of a picture is shown whole, but not as wide; WebP ends at 16,383 pixels. */
const TALLEST = 3 * LARGEST
/** 78 is where WebP stops to look like one in a newspaper's column; 4 is the middle of its effort. */
const WEBP = { quality: 78, effort: 4, smartSubsample: true }

// SVG, PDF, GIF, TIFF, HEIF and whatever else libvips can open: none of it from a stranger.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] })
sharp.cache(false)
sharp.concurrency(1)

process.once('message', async (message) => {
  const order = Order.parse(message)
  watchMemory(order.maxBytesOfMemory)
  answer(await reencode(order).catch((error: unknown) => ({ made: false, why: whyOf(error) }) as const))
})

async function reencode({ file, folder, maxPixels }: Order): Promise<Outcome> {
  const bytes = await readFile(file)
  const fault = findFault(bytes)
  if (fault) return { made: false, why: fault }
  const options = { limitInputPixels: false, failOn: 'error', sequentialRead: true } as const
  const { width, height, pages = 1 } = await sharp(bytes, options).metadata()
  if (pages > 1) return { made: false, why: 'animated' }
  if (width * height > maxPixels) return { made: false, why: 'too-many-pixels' }
  // Upright and no larger than the largest variant, once; metadata, location and colour profile stay behind.
  const upright = sharp(bytes, { ...options, limitInputPixels: maxPixels })
    .autoOrient()
    .resize({ width: LARGEST, height: TALLEST, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
  const { data, info } = await upright.raw().toBuffer({ resolveWithObject: true })
  const raw = { width: info.width, height: info.height, channels: info.channels }
  for (const { name, width: narrower } of variantsOf(info.width)) {
    const variant = sharp(data, { raw, limitInputPixels: maxPixels }).resize({ width: narrower })
    await variant.webp(WEBP).toFile(join(folder, `${name}.webp`))
  }
  return { made: true, width: info.width, height: info.height }
}

/** libvips says so in English; there are no codes. */
function whyOf(error: unknown): Why {
  const said = error instanceof Error ? error.message : ''
  if (/no space|quota|read-only|write to|unable to open/i.test(said)) return 'no-room'
  if (/pixel limit|too large|exceeds/i.test(said)) return 'too-many-pixels'
  return /truncat|premature|end of (?:image|stream|file)|not enough/i.test(said) ? 'truncated' : 'broken'
}

/** What libvips takes is outside of what V8 counts, so the process looks at itself. */
function watchMemory(max: number) {
  setInterval(() => {
    if (process.memoryUsage.rss() > max) answer({ made: false, why: 'too-much-memory' })
  }, LOOK_MS).unref()
}

function answer(outcome: Outcome) {
  process.send?.(outcome, () => process.exit(0))
}
