/** The parts of a service worker's world that ours uses; TypeScript's own list of them does not go with the page's. */
interface Extendable {
  waitUntil(work: Promise<unknown>): void
}

export interface FetchAsked extends Extendable {
  request: Request
  respondWith(answer: Promise<Response>): void
}

export interface Told extends Extendable {
  data: unknown
}

export interface WorkerScope {
  location: Location
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
  addEventListener(type: 'install' | 'activate', hear: (event: Extendable) => void): void
  addEventListener(type: 'fetch', hear: (event: FetchAsked) => void): void
  addEventListener(type: 'message', hear: (event: Told) => void): void
}
