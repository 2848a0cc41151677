import type { Log } from '#lib/platform/log'
import type { Catalogue } from '#lib/press/catalogue'
import type { PrintRoom } from '#lib/press/print-room'
import type { CensusChange } from '#lib/press/queries'
import { CORRECTIONS, findReaderRoute, isBylinePage, type ReaderRoute, storyPath } from '#lib/press/routes'
import type { Slot } from '#lib/press/slots'
import { isShown, openStory, pagesNaming, pagesUnder, printAnew, purgeBelowFloors } from '#lib/press/taking-down'
import {
  isNamedAnew,
  type SiteFacts,
  type StoryNumbers,
  surfacesOf,
  surfacesOfRecord,
  surfacesOfSite,
} from '#lib/stories/surfaces'

export const isErrorPage = (path: string): boolean => path.startsWith('/error-pages/')

/** The catalogue was read anew: every page held is compared with it. */
export function applyCensus(room: PrintRoom, catalogue: Catalogue, log: Log): void {
  for (const slot of room.slots()) {
    // They carry no number: printed before this process began, they may show a line that stands no more.
    if (isErrorPage(slot.path)) room.mark(slot, 0)
    else compare(room, slot, catalogue, log)
  }
  for (const story of catalogue.census.stories) if (isShown(story)) openStory(room, story)
}

function compare(room: PrintRoom, slot: Slot, catalogue: Catalogue, log: Log) {
  const { path, held } = slot
  const route = findReaderRoute(path)
  const resolved = route && catalogue.resolve(route)
  if (!resolved?.found) {
    // An address that once was printed and now leads nowhere: the database was restored to before it.
    const isKnown = resolved && (resolved.redirect || resolved.isGone || isBylinePage(path))
    if (!isKnown) log('error', 'press.edition.unknown', { path, revision: held?.meta.revision })
    return room.drop(path)
  }
  // Numbers of another epoch say nothing: where anything was taken down, nothing from before the restoring is shown.
  const floor = catalogue.floor(path)
  if (held && floor > 0 && (held.meta.revision < floor || held.meta.epoch !== catalogue.census.epoch)) {
    void room.purge(path)
    return
  }
  if (held && isAskedForInAnotherEpoch(route, held.meta.epoch, catalogue)) return room.drop(path)
  if (held && held.meta.revision > resolved.revision) {
    log('error', 'press.edition.newer', { path, printed: held.meta.revision, database: resolved.revision })
    return room.drop(path)
  }
  slot.storyId = resolved.storyId
  slot.needed = resolved.revision
  if (!room.isFresh(slot)) room.mark(slot, resolved.revision)
}

/** The restored database may not have it: whoever asks is told by the database, as for an address nobody knows. */
const isAskedForInAnotherEpoch = (route: ReaderRoute | null, epoch: string, { census }: Catalogue): boolean =>
  (route?.kind === 'update' || route?.kind === 'byline') && epoch !== census.epoch

/** Some stories changed: their pages are printed, what else they touch is marked. */
export function applyChange(room: PrintRoom, before: Catalogue, after: Catalogue, change: CensusChange): void {
  if (isTaking(before, after, change)) void purgeBelowFloors(room, after)
  const touched = new Set<string>()
  const anew: [Slot, StoryNumbers][] = []
  for (const story of change.census.stories) {
    const known = before.story(story.id) ?? null
    const changes = change.changes.filter(({ storyId }) => storyId === story.id)
    if (isNamedAnew(known, story, changes)) for (const path of pagesNaming(story, after, room)) touched.add(path)
    if (known && known.slug !== story.slug) moveStory(room, known.slug, story.slug)
    const surfaces = surfacesOf(known, story, changes)
    for (const path of surfaces.others) touched.add(path)
    if (!isShown(story)) {
      dropStory(room, story)
      continue
    }
    const slot = openStory(room, story)
    room.mark(slot, story.revision)
    anew.push([slot, story])
  }
  void printAnew(room, anew)
  const held = room.slots().map(({ path }) => path)
  for (const path of recordSurfaces(before, change, held)) touched.add(path)
  for (const path of surfacesOfSite(factsOf(before), factsOf(after), held)) touched.add(path)
  for (const path of touched) markPath(room, after, path)
}

const isTaking = (before: Catalogue, after: Catalogue, { census }: CensusChange): boolean =>
  before.census.takenDownRevision !== after.census.takenDownRevision ||
  census.stories.some(({ id, takenDownRevision }) => before.story(id)?.takenDownRevision !== takenDownRevision)

function recordSurfaces(before: Catalogue, { census, changes }: CensusChange, held: string[]): string[] {
  if (census.stories.length === 0) return []
  // Whose byline stands under what changed is not known here, and their pages are few.
  const people = held.filter(isBylinePage)
  const ofStory = (id: string) => changes.filter(({ storyId }) => storyId === id)
  return [
    CORRECTIONS,
    ...people,
    ...census.stories.flatMap((story) =>
      surfacesOfRecord(before.story(story.id) ?? null, story, ofStory(story.id), held),
    ),
  ]
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

const factsOf = ({ topics, census: { masthead, frontRevision, bylinesRevision } }: Catalogue): SiteFacts => ({
  masthead,
  topics,
  frontRevision,
  bylinesRevision,
})

/** Its addresses lead to the story that took it in, or it was taken down. */
function dropStory(room: PrintRoom, { slug }: StoryNumbers) {
  for (const slot of pagesUnder(room, slug)) room.drop(slot.path)
}

function moveStory(room: PrintRoom, from: string, to: string) {
  for (const slot of pagesUnder(room, from)) room.move(slot, storyPath(to) + slot.path.slice(storyPath(from).length))
}
