import type { IncomingMessage, ServerResponse } from 'node:http'
import inject from 'light-my-request'
import { formatOf } from '#lib/feeds/formats'
import type { Render } from '#lib/press/print-edition'
import { type Script, withScriptName } from '#lib/press/script'

type Handler = (req: IncomingMessage, res: ServerResponse) => Promise<void>

/** Asks Next for a page in this process, as a reader without cookies; never with accept-encoding, or it compresses. */
export function renderWith(handler: Handler, host: string, script: Script | null): Render {
  return async (path, signal) => {
    const response = await inject(
      // Next answers its own failures; should it reject all the same, the print fails at once.
      (req, res) => void handler(req, res).catch((error: unknown) => res.destroy(toError(error))),
      { method: 'GET', url: path, headers: { host, accept: 'text/html' }, signal },
    )
    // A feed holds texts, and no script of ours.
    const html = script && !formatOf(path) ? withScriptName(response.payload, script) : response.payload
    return { status: response.statusCode, html, link: String(response.headers.link ?? '') }
  }
}

const toError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)))
