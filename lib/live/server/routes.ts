export interface LiveRoute {
  what: 'stream' | 'changes'
  /** The page it belongs to. */
  page: string
}

const ROUTE = /^(\/live\/[a-z0-9-]+|\/topic\/[a-z0-9-]+|\/by\/[a-z0-9-]+|)\/(stream|changes)$/

export function findLiveRoute(path: string): LiveRoute | null {
  const [, page, what] = ROUTE.exec(path) ?? []
  if (page === undefined) return null
  return { page: page || '/', what: what === 'stream' ? 'stream' : 'changes' }
}

/** The same of the story's address now. */
export const liveAddress = (page: string, { what }: LiveRoute, query: string): string => `${page}/${what}${query}`
