import { z } from 'zod'
import type { FeedNumbers } from '#lib/feeds/feed'
import type { FeedFormat } from '#lib/feeds/formats'

/**
 * A feed says of itself at which numbers it was printed, as a page does in its head: in a processing instruction after
 * XML's declaration, or in JSON Feed's own form for what it does not know (a name with an underscore).
 */
const DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'
const INSTRUCTION = /^<\?writethru epoch="([\w-]+)" revision="(\d{1,15})" masthead="(\d{1,15})"\?>\n/
const ENDS: Record<Exclude<FeedFormat, 'json'>, string> = { rss: '</rss>', atom: '</feed>' }

const Numbered = z.object({
  _writethru: z.object({ epoch: z.string(), revision: z.int().nonnegative(), masthead: z.int().nonnegative() }),
  items: z.array(z.unknown()),
})

export function numberXml(xml: string, { epoch, revision, masthead }: FeedNumbers): string {
  if (!xml.startsWith(DECLARATION)) throw new Error('The feed does not begin with its declaration')
  const instruction = `<?writethru epoch="${epoch}" revision="${revision}" masthead="${masthead}"?>\n`
  return DECLARATION + instruction + xml.slice(DECLARATION.length)
}

export function numberJson(feed: unknown, numbers: FeedNumbers): string {
  const fields = z.record(z.string(), z.unknown()).parse(feed)
  // feedsmith leaves an empty list out, and JSON Feed asks for it.
  return `${JSON.stringify({ ...fields, items: fields.items ?? [], _writethru: numbers })}\n`
}

/** The numbers of a whole feed; null for what is none. */
export function readNumbers(source: string, format: FeedFormat): FeedNumbers | null {
  if (format === 'json') return readJson(source)
  if (!source.startsWith(DECLARATION) || !source.trimEnd().endsWith(ENDS[format])) return null
  const [found, epoch = '', revision, masthead] = INSTRUCTION.exec(source.slice(DECLARATION.length)) ?? []
  return found ? { epoch, revision: Number(revision), masthead: Number(masthead) } : null
}

function readJson(source: string): FeedNumbers | null {
  try {
    return Numbered.safeParse(JSON.parse(source)).data?._writethru ?? null
  } catch {
    // Not JSON: the caller refuses it and says so.
    return null
  }
}
