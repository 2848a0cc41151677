import { z } from 'zod'
import { parseArticle } from '#lib/importing/parse-article'
import { readArticle } from '#lib/importing/read-article'
import { Id } from '#lib/platform/ids'
import { Language, Slug, TimeZone, Topic } from '#lib/stories/schema'

const Article = z.string().max(1_000_000).meta({ description: 'A running article in plain text, at most 1 MB' })

const parse = (text: string) => parseArticle(readArticle(new TextEncoder().encode(text)))

/** Parsing is done here, before the transaction begins. */
export const PreviewImport = z.strictObject({ text: Article }).transform(({ text }) => parse(text))

export const ImportArticle = z
  .strictObject({
    storyId: Id,
    text: Article,
    headline: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .optional()
      .meta({ description: 'Instead of the one found or proposed' }),
    slug: Slug.optional(),
    topic: Topic,
    timeZone: TimeZone,
    language: Language.default('en'),
    publish: z.literal(true).optional(),
  })
  .transform(({ text, ...settings }) => ({ ...settings, parsed: parse(text) }))
