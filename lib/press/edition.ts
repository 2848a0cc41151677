import { type Encoded, hashOf } from '#lib/press/compress'
import type { Encoding } from '#lib/press/negotiate'

/** What is known of an edition without its bytes. */
export interface EditionMeta {
  path: string
  epoch: string
  /** The number printed in the page; 0 where it prints none (error pages). */
  revision: number
  /** The build of the application that rendered it. */
  build: string
  /** Paths under /_next/static that it needs. */
  assets: string[]
  hashes: Record<Encoding, string>
  /** All three bodies together. */
  bytes: number
}

/** The bytes of one path at one revision. */
export interface Edition {
  meta: EditionMeta
  bodies: Encoded
}

export function makeEdition(about: Omit<EditionMeta, 'hashes' | 'bytes'>, bodies: Encoded): Edition {
  const hashes = { br: hashOf(bodies.br), gzip: hashOf(bodies.gzip), identity: hashOf(bodies.identity) }
  const bytes = bodies.br.length + bodies.gzip.length + bodies.identity.length
  return { meta: { ...about, hashes, bytes }, bodies }
}
