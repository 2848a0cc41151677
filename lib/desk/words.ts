import { z } from 'zod'
import { Doc } from '#lib/richtext/schema'
import { textOf } from '#lib/richtext/text'

/** The parts of a form that say what it is about. */
const Written = z.object({
  headline: z.string().nullish(),
  heading: z.string().nullish(),
  body: Doc.nullish(),
  text: z.string().nullish(),
})

/** A line in a list. */
const MOST = 90

/** The first words of whatever was being written. */
export function firstWords(value: unknown): string {
  const { headline, heading, body, text } = Written.safeParse(value).data ?? {}
  const all = [headline, heading, body && textOf(body), text].filter((part) => part?.trim()).join(' · ')
  const line = [...all.replace(/\s+/g, ' ').trim()]
  return line.length > MOST ? `${line.slice(0, MOST - 1).join('')}…` : line.join('')
}
