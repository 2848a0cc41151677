import type { z } from 'zod'
import { ownByline } from '#lib/bylines/profiles'
import type { Actor } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { bodyOf } from '#lib/revisions/schema'
import { contentHash, writeRevision } from '#lib/revisions/write'
import type { Doc } from '#lib/richtext/schema'
import { isBlank } from '#lib/richtext/text'
import { freezeKnown, knownOf, type Source, type Verification } from '#lib/sources/schema'
import { type EditUpdate, UpdateText } from '#lib/updates/schema'
import type { LiveUpdate } from '#prisma/client/client'
import type { RevisionKind } from '#prisma/client/enums'

type Bylines = NonNullable<z.infer<typeof EditUpdate>['bylines']>

export interface TextChange {
  headline?: string | null | undefined
  body?: Doc | undefined
  text?: string | undefined
  bylines?: Bylines | undefined
  verification?: Verification | undefined
  sources?: Source[] | undefined
}

/** Bylines as they will be printed for ever: a contributor's with the public name that contributor has now. */
export async function freezeBylines(tx: Tx, bylines: Bylines): Promise<Bylines> {
  const ids = bylines.flatMap(({ contributorId }) => contributorId ?? [])
  const known = await tx.profile.findMany({
    where: { contributorId: { in: ids } },
    select: { contributorId: true, name: true },
  })
  return bylines.map((byline) => {
    if (!byline.contributorId) return byline
    const profile = known.find(({ contributorId }) => contributorId === byline.contributorId)
    if (!profile) throw new AppError('invalid', `${byline.name} is not a contributor here; give the name alone.`)
    return profile
  })
}

interface Told {
  kind: RevisionKind
  note: string | null
}

/** Writes an update's next version from what changed in the last; answers null where nothing did. */
export async function reviseText(
  tx: Tx,
  actor: Actor,
  update: LiveUpdate,
  change: TextChange,
  { kind, note }: Told,
  now: Date,
): Promise<string | null> {
  const next = await nextText(tx, update, change, kind)
  if (!next) return null
  const { storyId, id: itemId } = update
  return writeRevision(tx, actor, { storyId, itemType: 'update', itemId, kind, note, ...next }, now)
}

/** An update's words as a change would make them; null where it changes nothing. */
export async function nextText(tx: Tx, update: LiveUpdate, change: TextChange, kind: RevisionKind) {
  const last = await getLastText(tx, update)
  const before = UpdateText.parse(last.content)
  refuseSilence(kind, before, change)
  const content = {
    headline: change.headline === undefined ? before.headline : change.headline,
    body: bodyOf(change) ?? before.body,
    ...freezeKnown({
      verification: change.verification ?? before.verification,
      sources: change.sources ?? before.sources,
    }),
  }
  if (isBlank(content.body)) throw new AppError('invalid', 'Write something first: the text is empty.')
  const bylines = change.bylines ? await freezeBylines(tx, change.bylines) : last.bylines
  const same = contentHash(content) === last.contentHash && contentHash(bylines) === contentHash(last.bylines)
  return same ? null : { content, bylines }
}

/** A typing error is mended without a word, and how sure the desk is must be said. */
function refuseSilence(kind: RevisionKind, before: UpdateText, { verification }: TextChange): void {
  if (kind !== 'typo' || !verification || verification === knownOf(before).verification) return
  const words = 'How sure we are is no typing error: choose development, clarification or correction.'
  throw new AppError('invalid', words, { issues: [{ path: 'verification', message: words }] })
}

/** Writes an update's next version with the words of the last: what is new is what readers are told about them. */
export async function repeatText(
  tx: Tx,
  actor: Actor,
  update: LiveUpdate,
  { kind, note }: Told,
  now: Date,
): Promise<string> {
  const { content, bylines } = await getLastText(tx, update)
  const { storyId, id: itemId } = update
  const text = { content: UpdateText.parse(content), bylines }
  return writeRevision(tx, actor, { storyId, itemType: 'update', itemId, kind, note, ...text }, now)
}

/** The bylines of an update that an editor changed before it went out: the writers, then the editor. */
export async function withEditor(tx: Tx, editor: Actor, update: LiveUpdate): Promise<Bylines> {
  const { bylines } = await getLastText(tx, update)
  if (bylines.some(({ contributorId }) => contributorId === editor.id)) return bylines
  return [...bylines, await ownByline(tx, editor)]
}

/** The newest version of an update’s words, with their bylines. */
export const getLastText = (tx: Tx, { currentRevisionId }: LiveUpdate) =>
  tx.revision.findUniqueOrThrow({
    where: { id: currentRevisionId },
    include: { bylines: { select: { contributorId: true, name: true }, orderBy: { position: 'asc' } } },
  })
