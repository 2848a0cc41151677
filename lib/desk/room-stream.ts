import { NEWSROOM, NewsroomWake, OUT, RoomWake, type Wake } from '#lib/desk/room-wake'
import { leadStream } from '#lib/desk/stream-leader'

const CHANNEL = 'writethru:desk'
const LEADER = 'writethru:desk:stream'
const ROOM = 'writethru:desk:room:'
const JOINED = 'joined'

/**
 * Wakes whoever shows a story's room. However many tabs a browser has, one of them holds one stream for all their rooms
 * (HTTP/1.1 allows six connections) and tells the others; when it goes, another takes its place. Answers how to leave.
 */
export function followRoom(storyId: string, onWake: (wake: RoomWake) => void): () => void {
  return follow(storyId, (data) => {
    const wake = RoomWake.safeParse(data).data
    if (wake?.story === storyId) onWake(wake)
  })
}

/** Wakes whoever shows what the whole desk sees: the review queue, notifications, the front. On the same one stream. */
export function followNewsroom(onWake: (wake: NewsroomWake) => void): () => void {
  return follow(NEWSROOM, (data) => {
    const wake = NewsroomWake.safeParse(data).data
    if (wake) onWake(wake)
  })
}

/** Calls when the server lets this browser go, or does not let it in: why, the API says. */
export const followRefusals = (onRefused: () => void): (() => void) =>
  follow(NEWSROOM, (data) => {
    if (data === OUT) onRefused()
  })

function follow(subject: string, onData: (data: unknown) => void): () => void {
  // Locks exist in secure contexts only; elsewhere the room is looked at by the clock.
  if (!navigator.locks) return () => {}
  const leaving = new AbortController()
  const { signal } = leaving
  const channel = new BroadcastChannel(CHANNEL)
  const hear = (data: unknown) => !signal.aborted && onData(data)
  let onJoined = () => {}

  channel.onmessage = ({ data }) => {
    if (data === JOINED) return onJoined()
    hear(data)
  }

  void hold(ROOM + subject, 'shared', signal, async () => {
    channel.postMessage(JOINED)
    await hold(LEADER, 'exclusive', signal, async () => {
      const leader = leadStream({
        listRooms,
        tell(wake: Wake) {
          channel.postMessage(wake)
          hear(wake)
        },
        onRefused() {
          channel.postMessage(OUT)
          hear(OUT)
        },
      })
      onJoined = leader.onJoined
      await aborted(signal)
      leader.close()
    })
  }).finally(() => channel.close())

  return () => leaving.abort()
}

/** The stories whose rooms some tab of this browser shows: each tab holds a lock, and a closed tab holds none. */
async function listRooms(): Promise<string[]> {
  const { held = [] } = await navigator.locks.query()
  const rooms = held.flatMap(({ name = '' }) => (name.startsWith(ROOM) ? [name.slice(ROOM.length)] : []))
  return [...new Set(rooms)].sort()
}

async function hold(name: string, mode: LockMode, signal: AbortSignal, work: () => Promise<void>): Promise<void> {
  try {
    await navigator.locks.request(name, { mode, signal }, work)
  } catch (error) {
    if (!signal.aborted) throw error // left while waiting for its turn: nothing is held
  }
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((done) => {
    if (signal.aborted) return done()
    signal.addEventListener('abort', () => done(), { once: true })
  })
