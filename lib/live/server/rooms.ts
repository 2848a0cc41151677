import type { RoomNumbers } from '#lib/live/server/queries'
import { log, messageOf } from '#lib/platform/log'

/** A browser's stream: its tabs share one. */
export interface RoomMember {
  write(bytes: Buffer): void
  end(): void
  /** Whether whoever opened it may still read; asked again and again. */
  mayRead(): Promise<boolean>
}

interface RoomParts {
  numbers(storyIds: string[]): Promise<RoomNumbers[]>
  /** The number of what the whole desk sees. */
  newsroom?(): Promise<number>
  readers(storyId: string): number
  checkMs?: number
  speakMs?: number
}

export interface Rooms {
  /** Follows those of the stories that are there, and the newsroom where it is named; calls `open` once that is known. False where none of them is. */
  enter(storyIds: string[], open: () => RoomMember | null): Promise<boolean>
  leave(member: RoomMember): void
  /** A wake-up, or null when anything may have happened (`listen`). */
  wake(payload: string | null): void
  members(): Set<RoomMember>
  close(): void
}

/** Followed like a story's room: the review queue, notifications, the front. */
export const NEWSROOM = 'newsroom'

/** “Closed within five seconds of a disabling”, and the page has asked by then why. */
const CHECK_MS = 3_000
/** Whoever opened the stream may read no more (lib/desk/room-wake.ts). */
const OUT_MESSAGE = Buffer.from('event: out\ndata: {"out":true}\n\n')
/** Five hundred one after the other would take longer than they may; more at once would keep the desk waiting. */
const CHECKS_AT_ONCE = 5
/** A tab whose stream is silent for long opens another; proxies close it. */
const SPEAK_MS = 15_000

interface Room {
  members: Set<RoomMember>
  said: string
}

/** Wakes the desk's story rooms: what changed, the desk reads through the API, with its own right to. */
export function createRooms(parts: RoomParts): Rooms {
  const { numbers, readers, newsroom = async () => 0, checkMs = CHECK_MS, speakMs = SPEAK_MS } = parts
  const rooms = new Map<string, Room>()
  let isLooking = false
  let again = false
  const checking = setInterval(() => void checkAll(), checkMs).unref()
  const speaking = setInterval(() => {
    for (const room of rooms.values()) say(room, room.said)
  }, speakMs).unref()

  async function look() {
    isLooking = true
    do {
      again = false
      // Without a database there is nothing to say; the next second asks again.
      await compare().catch((error: unknown) => log('warn', 'rooms.unknown', { reason: messageOf(error) }))
    } while (again)
    isLooking = false
  }

  async function compare() {
    if (rooms.size === 0) return
    for (const [key, message] of await messagesFor([...rooms.keys()])) {
      const room = rooms.get(key)
      if (room && room.said !== message) say(room, message)
    }
  }

  /** What there is to say of each that is there. */
  async function messagesFor(keys: string[]): Promise<Map<string, string>> {
    const storyIds = keys.filter((key) => key !== NEWSROOM)
    const found = storyIds.length > 0 ? await numbers(storyIds) : []
    const messages = new Map(found.map((each) => [each.storyId, messageFor(each)]))
    if (keys.includes(NEWSROOM)) {
      messages.set(NEWSROOM, `event: newsroom\ndata: ${JSON.stringify({ newsroom: await newsroom() })}\n\n`)
    }
    return messages
  }

  function say(room: Room, message: string) {
    room.said = message
    for (const member of room.members) member.write(Buffer.from(message))
  }

  /** Somebody came, went or writes: the numbers stay as they are, so nothing but the list of people is read. */
  function sayPresence(storyId: string) {
    const room = rooms.get(storyId)
    const message = room?.said.replace('}', ',"presence":true}')
    for (const member of room?.members ?? []) member.write(Buffer.from(message ?? ''))
  }

  function messageFor({ storyId, room, revision }: RoomNumbers): string {
    const data = { story: storyId, room, revision, readers: readers(storyId) }
    return `event: room\ndata: ${JSON.stringify(data)}\n\n`
  }

  async function checkAll() {
    const left = members().values()
    await Promise.all(Array.from({ length: CHECKS_AT_ONCE }, () => checkEach(left)))
  }

  async function checkEach(left: Iterable<RoomMember>) {
    for (const member of left) {
      if (await member.mayRead()) continue
      member.write(OUT_MESSAGE)
      member.end()
    }
  }

  const members = () => new Set([...rooms.values()].flatMap((room) => [...room.members]))

  return {
    async enter(storyIds, open) {
      const found = await messagesFor(storyIds)
      if (found.size === 0) return false
      const member = open()
      if (!member) return true // gone meanwhile
      for (const [key, message] of found) {
        const room = rooms.get(key) ?? { members: new Set(), said: message }
        rooms.set(key, room)
        room.members.add(member)
        member.write(Buffer.from(message))
      }
      return true
    },
    leave(member) {
      for (const [storyId, room] of rooms) {
        room.members.delete(member)
        if (room.members.size === 0) rooms.delete(storyId)
      }
    },
    wake(payload) {
      if (payload?.startsWith('presence:')) return sayPresence(payload.slice('presence:'.length))
      const storyId = payload?.replace(/^(?:room|story):/, '')
      if (storyId && !rooms.has(storyId)) return
      again = true
      if (!isLooking) void look()
    },
    members,
    close() {
      clearInterval(checking)
      clearInterval(speaking)
    },
  }
}
