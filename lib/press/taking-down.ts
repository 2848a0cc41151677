import { feedPaths } from '#lib/feeds/formats'
import type { Taken } from '#lib/platform/purging'
import type { Catalogue } from '#lib/press/catalogue'
import type { Follower } from '#lib/press/follower'
import type { RunningFollowing } from '#lib/press/following'
import type { PrintRoom } from '#lib/press/print-room'
import { CORRECTIONS, findReaderRoute, storyPath } from '#lib/press/routes'
import type { Slot } from '#lib/press/slots'
import type { Store } from '#lib/press/store'
import { pagesOfStory, type StoryNumbers } from '#lib/stories/surfaces'

export const isShown = ({ foldedInto, pulledAt }: StoryNumbers) => foldedInto === null && pulledAt === null

export function pagesNaming({ id }: StoryNumbers, { census }: Catalogue, room: PrintRoom): string[] {
  return census.stories
    .filter((story) => isShown(story) && story.names.includes(id))
    .flatMap((story) => [...pagesOfStory(story), ...pagesUnder(room, story.slug).map(({ path }) => path)])
}

export const openStory = (room: PrintRoom, { slug, id, revision }: StoryNumbers): Slot =>
  room.open(storyPath(slug), { needed: revision, storyId: id, eager: true })

export const pagesUnder = (room: PrintRoom, slug: string): Slot[] =>
  room.slots().filter(({ path }) => path === storyPath(slug) || path.startsWith(`${storyPath(slug)}/`))

/** What is held from before something was taken down, found by numbers alone; resolves when its files are gone. */
export async function purgeBelowFloors(room: PrintRoom, catalogue: Catalogue): Promise<void> {
  const below = room.slots().filter(({ path, held }) => {
    const route = findReaderRoute(path)
    const resolved = route && catalogue.resolve(route)
    const isGone = resolved?.found === false && resolved.isGone === true
    return isGone || (held && held.meta.revision < catalogue.floor(path))
  })
  await Promise.all(below.map(({ path }) => room.purge(path)))
}

/**
 * What may show something that was just taken down, found by addresses: also where the database can say nothing any more.
 * Resolves when the files are gone.
 */
export async function purgeTaken(room: PrintRoom, catalogue: Catalogue, { storyIds, isWhole }: Taken): Promise<Purged> {
  const stories = storyIds.flatMap((id) => catalogue.story(id) ?? [])
  const naming = isWhole ? stories.flatMap((story) => pagesNaming(story, catalogue, room)) : []
  const folders = storyIds.flatMap((id) => catalogue.slugsOf(id)).map(storyPath)
  const isBelow = (path: string) => folders.some((folder) => path === folder || path.startsWith(`${folder}/`))
  const isOfSite = (path: string) => {
    const route = findReaderRoute(path)
    return route !== null && !('slug' in route) && route.kind !== 'breaking'
  }
  const held = room.slots().map(({ path }) => path)
  const paths = held.filter((path) => isBelow(path) || isOfSite(path) || naming.includes(path))
  await Promise.all(paths.map((path) => room.purge(path)))
  // What lies below goes with its folder: of hundreds of stories one file after another would take seconds.
  const apart = [...paths, ...naming, '/', CORRECTIONS, ...feedPaths('')].filter(
    (path) => !isBelow(path) && !/^\/(?:topic|by)\//.test(path),
  )
  return { paths: [...new Set(apart)], folders: [...folders, '/topic', '/by'] }
}

interface Purged {
  paths: string[]
  folders: string[]
}

interface Parts {
  room: PrintRoom
  follower: Follower
  following: RunningFollowing
  store: Store
  catalogue(): Catalogue | null
}

/** So many pages go before everything else; behind more of them the next piece of news would wait. */
const MOST_AT_ONCE = 12

/**
 * Prints stories' pages after a change of each. Of many at once only those whose coverage runs are printed, one after another
 * and after whatever somebody waits for; the others wait for their reader.
 */
export async function printAnew(room: PrintRoom, changed: [Slot, StoryNumbers][]): Promise<void> {
  if (changed.length <= MOST_AT_ONCE) {
    for (const [slot] of changed) void room.refresh(slot, true)
    return
  }
  for (const [slot, { endedAt }] of changed) if (endedAt === null) await room.refresh(slot, false)
}

/** The one way in which what was taken down leaves this process and its disk: see decision 14. */
export const createTakeDown =
  ({ room, follower, following, store, catalogue }: Parts) =>
  async (taken: Taken): Promise<void> => {
    // By addresses first, because the database may be gone at this very moment.
    const before = catalogue()
    const purged = before && purgeTaken(room, before, taken)
    following.forget()
    await follower.check()
    const now = catalogue()
    if (!now) return
    await purgeBelowFloors(room, now)
    const stories = taken.storyIds.flatMap((id) => now.story(id) ?? []).filter(isShown)
    void printAnew(
      room,
      stories.map((story) => [openStory(room, story), story]),
    )
    const { paths, folders } = (await purged) ?? { paths: [], folders: [] }
    await store.settled()
    await store.removeElsewhere(paths, folders)
    // Also for whoever starts next, without a database.
    await store.saveCensus(now.census)
  }
