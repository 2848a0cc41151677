import { z } from 'zod'
import { AppError } from '#lib/platform/errors'
import { validate } from '#lib/platform/validate'
import { Doc } from '#lib/richtext/schema'
import { docOfText, isBlank } from '#lib/richtext/text'

export const BaseVersion = z
  .int()
  .min(1)
  .meta({ description: 'The `version` you read; another one now is answered with 409 and the current text' })

/** What a change of published text is: told to readers, except a typo. */
export const AmendmentKind = z.enum(['typo', 'development', 'clarification', 'correction'])
export type AmendmentKind = z.infer<typeof AmendmentKind>

export const Note = z.string().trim().max(1_000).meta({ description: 'What readers are told about the change' })

/** Why something was done; never empty where it is given. */
export const Reason = z.string().trim().min(1, 'Say why in a sentence').max(1_000)

/** The fields of every request that carries rich text: `body`, or plain `text` with blank lines between paragraphs. */
export const bodyFields = {
  body: Doc.optional(),
  text: z.string().max(20_000).optional(),
}

/** The rich text a request gives; undefined where it gives none. */
export function bodyOf({ body, text }: { body?: Doc | undefined; text?: string | undefined }): Doc | undefined {
  if (body && text !== undefined) throw new AppError('invalid', 'Send either `body` or `text`, not both.')
  return body ?? (text === undefined ? undefined : validate(Doc, docOfText(text)))
}

/** Rich text that must say something. */
export function requireBody(input: { body?: Doc | undefined; text?: string | undefined }): Doc {
  const body = bodyOf(input)
  if (!body || isBlank(body)) throw new AppError('invalid', 'Write something first: the text is empty.')
  return body
}

/** Source: readers must be told what was wrong or unclear; news and typing errors speak for themselves. */
export function requireNote(kind: AmendmentKind, note: string | undefined): string | null {
  const needsNote = kind === 'correction' || kind === 'clarification'
  if (needsNote && !note) throw new AppError('invalid', `Say in a sentence for readers what the ${kind} is about.`)
  return note || null
}
