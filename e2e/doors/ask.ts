import type { Call } from './call.ts'
import type { Method } from './walk.ts'

export interface Answer {
  status: number
  headers: Headers
  /** Headers and body as one text: where nothing secret may stand. */
  said: string
  body: string
}

/** A path with its `[names]` filled in. */
export function fill(path: string, { params = {}, query }: Call = {}): string {
  const filled = path.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name) => {
    const value = params[name]
    if (value === undefined) throw new Error(`${path}: what is “${name}”? Say so in the samples.`)
    return value
  })
  return query ? `${filled}?${new URLSearchParams(query)}` : filled
}

/** Asks without following a redirect. Of a stream the beginning is read. */
export async function ask(
  origin: string,
  method: Method,
  path: string,
  { headers = {}, call = {} }: { headers?: Record<string, string>; call?: Call } = {},
): Promise<Answer> {
  const { type, body } = bodyOf(call)
  const response = await fetch(origin + fill(path, call), {
    method,
    redirect: 'manual',
    headers: {
      ...(['GET', 'HEAD'].includes(method) ? {} : { origin }),
      ...(type ? { 'content-type': type } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  })
  const text = await read(response)
  const said = `${[...response.headers].map((header) => header.join(': ')).join('\n')}\n\n${text}`
  return { status: response.status, headers: response.headers, said, body: text }
}

function bodyOf({ file, body }: Call): { type?: string; body?: string | Uint8Array<ArrayBuffer> } {
  if (file) return { type: file.type, body: new Uint8Array(file.bytes) }
  return body === undefined ? {} : { type: 'application/json', body: JSON.stringify(body) }
}

async function read(response: Response): Promise<string> {
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) return response.text()
  const reader = response.body?.getReader()
  const first = await reader?.read()
  await reader?.cancel()
  return new TextDecoder().decode(first?.value)
}
