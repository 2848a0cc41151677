import { z } from 'zod'
import { type Encoded, hashesOf } from '#lib/press/compress'

/** What is known of an edition without its bytes. */
export const EditionMeta = z.object({
  path: z.string(),
  epoch: z.string(),
  /** The number printed in the page; 0 where it prints none (error pages). */
  revision: z.number(),
  /** The number at which what every page shows (the breaking line) last changed, as printed in it. */
  masthead: z.number().default(0),
  /** The build of the application that rendered it. */
  build: z.string(),
  /** Paths of the stylesheets, fonts and the script that it needs. */
  assets: z.array(z.string()),
  hashes: z.object({ br: z.string(), gzip: z.string(), identity: z.string() }),
  /** All three bodies together. */
  bytes: z.number(),
})
export type EditionMeta = z.infer<typeof EditionMeta>

/** The bytes of one path at one revision. */
export interface Edition {
  meta: EditionMeta
  bodies: Encoded
}

export function makeEdition(about: Omit<EditionMeta, 'hashes' | 'bytes'>, bodies: Encoded): Edition {
  const hashes = hashesOf(bodies)
  const bytes = bodies.br.length + bodies.gzip.length + bodies.identity.length
  return { meta: { ...about, hashes, bytes }, bodies }
}
