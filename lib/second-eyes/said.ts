import { z } from 'zod'
import { Doc } from '#lib/richtext/schema'
import { textOf } from '#lib/richtext/text'
import { addedTo, type Statement, statementsIn } from '#lib/second-eyes/statements'
import { Verification } from '#lib/sources/schema'

/** What a version of an update or of a row of the box holds, as far as it says something. */
const Said = z.object({
  verification: Verification.default('attributed'),
  headline: z.string().nullish(),
  body: Doc.optional(),
  text: z.string().optional(),
  /** Of a row of the box. */
  status: z.string().optional(),
})

/** A quotation and a post are somebody's own words, and a link is another's headline. */
const NOT_OURS: readonly string[] = ['blockquote', 'post', 'linkCard']

/** Our own words in a version of a text; the words it quotes are left out. */
export function ownWords(content: unknown): { words: string; isConfirmed: boolean } {
  const said = Said.safeParse(content).data
  if (!said) return { words: '', isConfirmed: false }
  const { headline, body, text, verification, status } = said
  const own = body ? textOf({ ...body, content: body.content.filter(({ type }) => !NOT_OURS.includes(type)) }) : ''
  return {
    words: [headline, own, text].filter(Boolean).join('\n'),
    isConfirmed: (status ?? verification) === 'confirmed',
  }
}

/** The word list is English; what is written in another language is put to a colleague by hand. */
export const isListed = (language: string): boolean => /^en(-|$)/i.test(language)

/** Whether the newsroom asks for two people here: its settings say for which statements. */
export const isAskedFor = ({ kinds }: Statement, asked: readonly string[]): boolean =>
  kinds.some((kind) => asked.includes(kind))

/** The statements of a version for which the desk itself stands. */
export function statementsOf(content: unknown): Statement[] {
  const { words, isConfirmed } = ownWords(content)
  return isConfirmed ? statementsIn(words) : []
}

export interface Version {
  id: string
  content: unknown
  createdById: string
}

interface Weighing {
  /** Every version of the text, the first one first. */
  versions: readonly Version[]
  currentId: string
  /** Versions whose statements two people answer for already: readers see them, or they were answered for. */
  settledIds: readonly string[]
  actorId: string
  /** A row of the box: whoever wrote its words stands for them, however sure the desk was then. */
  isClaim: boolean
}

/**
 * Which statements of a text nobody but whoever publishes it stands for, and whether they are the second person for others.
 * A statement is the colleague's whose version was the first to make it.
 */
export function weigh({ versions, currentId, settledIds, actorId, isClaim }: Weighing): {
  alone: Statement[]
  isSecond: boolean
} {
  const made = versions.map(({ id, content, createdById }) => ({ id, createdById, statements: statementsOf(content) }))
  const now = made.find(({ id }) => id === currentId)?.statements ?? []
  const settled = made.filter(({ id }) => settledIds.includes(id)).flatMap(({ statements }) => statements)
  const fresh = addedTo(settled, now)
  const alone = fresh.filter((statement) => {
    const first = isClaim
      ? versions.find(({ content }) => addedTo(statementsIn(ownWords(content).words), [statement]).length === 0)
      : made.find(({ statements }) => addedTo(statements, [statement]).length === 0)
    return (first?.createdById ?? actorId) === actorId
  })
  return { alone, isSecond: alone.length < fresh.length }
}
