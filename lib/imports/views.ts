import { z } from 'zod'
import type { ParsedArticle } from '#lib/importing/parsed-article'
import { StoryView } from '#lib/stories/views'

const Paragraphs = z.array(z.string())

/** What the importer made of a text: lib/importing/parsed-article.ts says what each part means. */
export const ParsedArticleView: z.ZodType<ParsedArticle> = z.object({
  headline: z.string().nullable(),
  credit: z.string().nullable(),
  lede: Paragraphs,
  listHeading: z.string().nullable(),
  bullets: z.array(z.object({ paragraphs: Paragraphs })),
  captions: z.array(z.object({ text: z.string(), afterBullet: z.int() })),
  sections: z.array(z.object({ heading: z.string(), paragraphs: Paragraphs })),
  doubtful: z.array(z.object({ text: z.string(), why: z.string() })),
  unplaced: Paragraphs,
})

export const ImportView = z.object({ story: StoryView, parsed: ParsedArticleView })
export type ImportView = z.infer<typeof ImportView>
