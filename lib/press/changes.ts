import type { Log } from '#lib/platform/log'
import type { Catalogue } from '#lib/press/catalogue'
import type { PrintRoom } from '#lib/press/print-room'
import type { CensusChange } from '#lib/press/queries'
import { findReaderRoute, storyPath } from '#lib/press/routes'
import type { Slot } from '#lib/press/slots'
import { type StoryNumbers, surfacesOf } from '#lib/stories/surfaces'

export const isErrorPage = (path: string): boolean => path.startsWith('/error-pages/')

/** The catalogue was read anew: every page held is compared with it. */
export function applyCensus(room: PrintRoom, catalogue: Catalogue, log: Log): void {
  for (const slot of room.slots()) {
    if (!isErrorPage(slot.path)) compare(room, slot, catalogue, log)
  }
  for (const story of catalogue.census.stories) openStory(room, story)
}

function compare(room: PrintRoom, slot: Slot, catalogue: Catalogue, log: Log) {
  const { path, held } = slot
  const route = findReaderRoute(path)
  const resolved = route && catalogue.resolve(route)
  if (!resolved?.found) {
    // An address that once was printed and now leads nowhere: the database was restored to before it.
    if (!resolved?.redirect) log('error', 'press.edition.unknown', { path, revision: held?.meta.revision })
    return room.drop(path)
  }
  if (held && held.meta.revision > resolved.revision) {
    log('error', 'press.edition.newer', { path, printed: held.meta.revision, database: resolved.revision })
    return room.drop(path)
  }
  slot.storyId = resolved.storyId
  slot.needed = resolved.revision
  if (!room.isFresh(slot)) room.mark(slot, resolved.revision)
}

function openStory(room: PrintRoom, { slug, id, revision }: StoryNumbers): Slot {
  return room.open(storyPath(slug), { needed: revision, storyId: id, eager: true })
}

/** Some stories changed: their pages are printed at once, what else they touch is marked. */
export function applyChange(room: PrintRoom, before: Catalogue, after: Catalogue, change: CensusChange): void {
  const touched = new Set<string>()
  for (const story of change.census.stories) {
    const known = before.story(story.id) ?? null
    if (known && known.slug !== story.slug) moveStory(room, known.slug, story.slug)
    const surfaces = surfacesOf(
      known,
      story,
      change.changes.filter(({ storyId }) => storyId === story.id),
    )
    const slot = openStory(room, story)
    room.mark(slot, story.revision)
    void room.refresh(slot, true)
    for (const path of surfaces.others) touched.add(path)
  }
  for (const path of pathsOfMasthead(room, before, after)) touched.add(path)
  for (const path of touched) markPath(room, after, path)
}

function markPath(room: PrintRoom, catalogue: Catalogue, path: string) {
  const slot = room.slot(path)
  if (!slot) return
  const route = findReaderRoute(path)
  const resolved = route && catalogue.resolve(route)
  if (resolved?.found) room.mark(slot, resolved.revision)
  else if (isErrorPage(path)) room.mark(slot, 0)
  else room.drop(path)
}

/** What every page shows of the newsroom, and the list of topics on the front and the topic pages. */
function pathsOfMasthead(room: PrintRoom, before: Catalogue, after: Catalogue): string[] {
  const paths = room.slots().map(({ path }) => path)
  if (before.census.masthead !== after.census.masthead) return paths
  if (before.topics === after.topics) return []
  return paths.filter((path) => path.startsWith('/topic/') || isErrorPage(path))
}

function moveStory(room: PrintRoom, from: string, to: string) {
  const prefix = storyPath(from)
  for (const slot of room.slots()) {
    if (slot.path !== prefix && !slot.path.startsWith(`${prefix}/`)) continue
    room.move(slot, storyPath(to) + slot.path.slice(prefix.length))
  }
}
