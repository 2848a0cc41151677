import { NEWSROOM, OUT, readWake, SILENT_MS, subjectOf, type Wake } from '#lib/desk/room-wake'

interface Leading {
  /** The stories that are to be followed now, and the newsroom. */
  listRooms: () => Promise<string[]>
  tell: (wake: Wake) => void
  /** The server lets this browser go, or does not let it in. */
  onRefused: () => void
}

/** How soon a refused stream is asked for again, and a closed tab's room is no longer followed. */
const LOOK_MS = 10_000
/** What the server takes in one request; nobody reads twenty rooms, and the others are looked at by the clock. */
const MAX_ROOMS = 20

/** Holds the one stream of this browser, for the rooms of all its tabs. */
export function leadStream({ listRooms, tell, onRefused }: Leading) {
  let source: EventSource | null = null
  let followed = ''
  let heardAt = 0
  let closed = false
  const last = new Map<string, Wake>()

  async function look() {
    const query = queryOf(await listRooms())
    if (!closed && (query !== followed || !isAlive())) open(query)
  }

  /** A line that went dead without a word (a laptop that slept) looks open for ever; only silence tells. */
  const isAlive = () => source !== null && source.readyState !== source.CLOSED && !isSilent()
  const isSilent = () => Date.now() - heardAt > SILENT_MS

  function open(query: string) {
    source?.close()
    followed = query
    heardAt = Date.now()
    last.clear()
    const opened = new EventSource(`/desk/stream?${query}`)
    source = opened
    for (const about of ['room', NEWSROOM]) opened.addEventListener(about, ({ data }) => hear(data))
    opened.addEventListener(OUT, onRefused)
    // A line that broke is opened again by the browser; one that was refused stays closed.
    opened.addEventListener('error', () => opened.readyState === opened.CLOSED && onRefused())
  }

  function hear(data: unknown) {
    const wake = readWake(data)
    if (!wake) return
    heardAt = Date.now()
    last.set(subjectOf(wake), wake)
    tell(wake)
  }

  /** Somebody opened another tab: they hear at once what is known, and their room is followed from now on. */
  function onJoined() {
    if (isAlive()) for (const wake of last.values()) tell(wake)
    void look()
  }

  const timer = setInterval(() => void look(), LOOK_MS)
  void look()
  return {
    onJoined,
    close() {
      closed = true
      clearInterval(timer)
      source?.close()
    },
  }
}

function queryOf(rooms: string[]): string {
  const stories = rooms.filter((room) => room !== NEWSROOM).slice(0, MAX_ROOMS - 1)
  return [...(rooms.includes(NEWSROOM) ? [`${NEWSROOM}=1`] : []), ...stories.map((story) => `story=${story}`)].join('&')
}
