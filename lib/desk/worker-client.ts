const WORKER = '/desk-sw.js'
/** A page is kept when the work on it has begun, not while it is being opened. */
const SOON_MS = 1_000

/** What a page tells the worker. */
export interface Keep {
  keep: string
  whose: string
}

const container = (): ServiceWorkerContainer | null =>
  process.env.NODE_ENV === 'production' && 'serviceWorker' in navigator ? navigator.serviceWorker : null

/** The desk's own worker: of /desk alone, looked up anew at each visit. */
export async function startWorker(): Promise<void> {
  try {
    await container()?.register(WORKER, { scope: '/desk', updateViaCache: 'none' })
  } catch {
    // a browser that allows none, or no line: the desk works without
  }
}

/** Asks the worker to keep a page; answers how to take that back. */
export function keepPage(path: string, whose: string): () => void {
  const timer = setTimeout(() => void tell({ keep: path, whose }), SOON_MS)
  return () => clearTimeout(timer)
}

async function tell(words: Keep): Promise<void> {
  const registration = await container()?.ready
  registration?.active?.postMessage(words)
}

/** Somebody signs out: the pages they read go. */
export async function forgetPages(): Promise<void> {
  if (!('caches' in globalThis)) return
  for (const name of await caches.keys()) if (name.startsWith('writethru-desk:')) await caches.delete(name)
}
