import { createBreaking } from './breaking.ts'
import type { ChangeList, PrintedPage } from './model.ts'
import { parse, readList, readMain, readPage } from './read.ts'

/** An answer to "what changed?". */
export interface Polled<Body> {
  list: ChangeList<Body> | null
  reset: boolean
  /** When the server wants to be asked again. */
  nextMs: number
}

export interface StreamEvents<Body> {
  onOpened(): void
  changes(list: ChangeList<Body>): void
  reset(): void
  /** Coverage has ended: from now on somebody looks now and then. */
  end(): void
  onFailed(): void
}

export interface Network<Body> {
  /** @param cursor `<epoch>.<revision>`; a closed stream says nothing more */
  stream(cursor: string, events: StreamEvents<Body>): { close(): void }
  changes(cursor: string): Promise<Polled<Body>>
  /** The story page for 0, otherwise an older page; null where there is none. */
  page(page: number): Promise<PrintedPage<Body> | null>
}

/** Where the server names no interval (plain Next). */
const INTERVAL_MS = 5_000
const ANSWER_LIMIT_MS = 10_000

async function get(url: string, none?: number) {
  const answer = await fetch(url, { credentials: 'omit', signal: AbortSignal.timeout(ANSWER_LIMIT_MS) })
  // Taken down: what stands at this address now says so.
  if (answer.status === 410) location.reload()
  if (!answer.ok && answer.status !== none) throw new Error('No page')
  return answer
}

/** @param base the address of the story or topic, '' for the front */
export function createNetwork(base: string): Network<HTMLElement> {
  const hearOfLine = createBreaking()
  return {
    stream(cursor, events) {
      const source = new EventSource(`${base}/stream?after=${cursor}`)
      source.onopen = events.onOpened
      // Opened again by our own clock, from our own number: a poll may have told more than the last event.
      source.onerror = events.onFailed
      source.addEventListener('reset', events.reset)
      source.addEventListener('end', events.end)
      source.addEventListener('breaking', ({ data }) => hearOfLine(data))
      source.addEventListener('changes', ({ data }) => {
        const list = readList(data)
        if (list) events.changes(list)
      })
      return source
    },

    async changes(cursor) {
      const answer = await get(`${base}/changes?after=${cursor}`)
      const { headers, status } = answer
      hearOfLine(headers.get('Writethru-Breaking'))
      const list = status === 200 ? readList(await answer.text()) : null
      return { list, reset: status === 205, nextMs: Number(headers.get('Writethru-Poll-Ms')) || INTERVAL_MS }
    },

    async page(page) {
      const answer = await get(page ? `${base}/page/${page}` : base || '/', 404)
      if (!answer.ok) {
        // There is no such page any more: a byline is withheld.
        if (!page) location.reload()
        return null
      }
      const fresh = parse(await answer.text())
      const { story } = readMain(fresh)
      // This story was folded into another: its page is that one's.
      if (story !== readMain(document).story) location.replace(answer.url)
      return readPage(fresh)
    },
  }
}
