import type { IncomingMessage, ServerResponse } from 'node:http'
import inject from 'light-my-request'
import type { Render } from '#lib/press/print-edition'

type Handler = (req: IncomingMessage, res: ServerResponse) => Promise<void>

/** Asks Next for a page in this process, as a reader without cookies; never with accept-encoding, or it compresses. */
export function renderWith(handler: Handler, host: string): Render {
  return async (path, signal) => {
    const response = await inject(
      // Next answers its own failures; should it reject all the same, the print fails at once.
      (req, res) => void handler(req, res).catch((error: unknown) => res.destroy(toError(error))),
      { method: 'GET', url: path, headers: { host, accept: 'text/html' }, signal },
    )
    return { status: response.statusCode, html: response.payload, link: String(response.headers.link ?? '') }
  }
}

const toError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)))
