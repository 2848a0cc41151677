import type { StoryView } from '#lib/stories/views'
import type { UpdateView } from '#lib/updates/views'

/** What the story room shows. */
export interface Room {
  story: StoryView
  updates: UpdateView[]
}

/** The room with an update as it is now; a new one stands at the top. */
export function withUpdate(room: Room, update: UpdateView): Room {
  // Nobody had seen it, and it went to another story as it is.
  if (update.storyId !== room.story.id) return { ...room, updates: room.updates.filter(({ id }) => id !== update.id) }
  const known = room.updates.some(({ id }) => id === update.id)
  const updates = known
    ? room.updates.map((other) => (other.id === update.id ? newer(other, update) : other))
    : [update, ...room.updates]
  return { ...room, updates }
}

/**
 * The room as it was read, with what this desk knows better: an answer may have set out before a change made here, and
 * no update goes away but what is `gone`: dropped, or taken to another story unseen.
 */
export function withReading(room: Room, story: StoryView, updates: UpdateView[], gone: string[] = []): Room {
  if (!isNewer(room.story, story)) return room
  const shown = new Map(room.updates.map((update) => [update.id, update]))
  const read = new Set(updates.map(({ id }) => id))
  const merged = updates.map((update) => {
    const held = shown.get(update.id)
    return held ? newer(held, update) : update
  })
  return { story, updates: [...room.updates.filter(({ id }) => !read.has(id) && !gone.includes(id)), ...merged] }
}

/** What earlier readings had and this one has no more. Adds what this one has. */
export function goneSince(listed: Set<string>, updates: UpdateView[]): string[] {
  const now = new Set(updates.map(({ id }) => id))
  const gone = [...listed].filter((id) => !now.has(id))
  for (const id of now) listed.add(id)
  return gone
}

/** Where nothing changed the held one stays the same object, so that its row need not be drawn again. */
function newer(held: UpdateView, arrived: UpdateView): UpdateView {
  if (arrived.version < held.version) return held
  return JSON.stringify(held) === JSON.stringify(arrived) ? held : arrived
}

/** Whether what was read is at least as new as what is shown: answers may overtake each other. */
export const isNewer = (shown: StoryView, read: StoryView): boolean =>
  read.revision >= shown.revision && read.room >= shown.room && read.version >= shown.version

export interface Writer {
  id: string
  name: string
  updates: number
  /** When they last entered something. */
  lastAt: string
}

/** Who has written in this story, the last first. */
export function writersOf(updates: UpdateView[]): Writer[] {
  const writers = new Map<string, Writer>()
  for (const { createdBy, createdAt } of updates) {
    const before = writers.get(createdBy.id)
    const lastAt = before && before.lastAt > createdAt ? before.lastAt : createdAt
    writers.set(createdBy.id, { ...createdBy, updates: (before?.updates ?? 0) + 1, lastAt })
  }
  return [...writers.values()].sort((a, b) => (a.lastAt < b.lastAt ? 1 : -1))
}

/** "BL" for Bo Lindqvist. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '').join('')
}
