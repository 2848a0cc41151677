import { slugOf } from '#lib/stories/schema'

/** A slug somebody chose. One that is only proposed is left to the server, which finds a free one like it. */
export function chosenSlug(slug: string, headline: string): { slug?: string } {
  const chosen = slug.trim()
  return chosen === '' || chosen === slugOf(headline) ? {} : { slug: chosen }
}
