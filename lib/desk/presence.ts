import { MAX_WORDS } from '#lib/presence/schema'
import { PresenceView } from '#lib/presence/views'

/** The server forgets a tab after 20 s of silence: two words may get lost. */
export const BEAT_MS = 8_000
/** Whoever types is not told about letter by letter. */
export const TYPING_MS = 1_000

export interface Doing {
  /** The first words of a new update; empty while nobody writes one. */
  words: string
  editingId: string | null
}

/**
 * Says that this tab has the room open; answers who else is there, or null where no answer came. Never repeated: the
 * next beat says the same.
 */
export function showPresence(storyId: string, tabId: string, doing: Doing): Promise<PresenceView | null> {
  return tell('POST', storyId, { tabId, ...doing })
}

/** Says that this tab has left, also while it is being closed. */
export function endPresence(storyId: string, tabId: string): void {
  void tell('DELETE', storyId, { tabId })
}

async function tell(method: 'POST' | 'DELETE', storyId: string, body: object): Promise<PresenceView | null> {
  try {
    const headers = { 'Content-Type': 'application/json' }
    // What is said while the page goes must outlive it.
    const keepalive = method === 'DELETE'
    const init = { method, headers, body: JSON.stringify(body), keepalive, signal: AbortSignal.timeout(BEAT_MS) }
    const response = await fetch(`/api/v1/stories/${storyId}/presence`, init)
    return response.ok ? (PresenceView.safeParse(await response.json()).data ?? null) : null
  } catch {
    return null // offline, or the page is going: whoever is gone is forgotten in any case
  }
}

/** The first words of a text, whole ones, as colleagues see them. */
export function firstWords(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= MAX_WORDS
    ? line
    : line
        .slice(0, MAX_WORDS + 1)
        .replace(/\s+\S*$/, '')
        .slice(0, MAX_WORDS)
}
