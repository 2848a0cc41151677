import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { saySentence } from '#lib/platform/http-answers'
import { log, messageOf } from '#lib/platform/log'
import { holdsToken, measureProcess, serveMetrics } from '#lib/platform/metrics'

export interface Operations {
  /** Answers /healthz, /readyz and, with the token, /metrics; false for every other path. */
  handle(req: IncomingMessage, res: ServerResponse, path: string): Promise<boolean>
  close(): void
}

interface OperationsParts {
  isReady(): boolean
  host: string
  /** A port of their own, where /metrics needs no token. */
  port: number | undefined
  token: string | undefined
}

/** What whoever runs the newsroom asks. */
export function startOperations({ isReady, host, port, token }: OperationsParts): Operations {
  measureProcess()

  async function answer(
    req: IncomingMessage,
    res: ServerResponse,
    path: string,
    mayMeasure: boolean,
  ): Promise<boolean> {
    if (path === '/healthz') saySentence(res, 200, 'up')
    else if (path === '/readyz') saySentence(res, isReady() ? 200 : 503, isReady() ? 'ready' : 'no database')
    else if (path === '/metrics' && mayMeasure && req.method === 'GET') await serveMetrics(res)
    else return false
    return true
  }

  const server =
    port === undefined
      ? null
      : createServer((req, res) => {
          answer(req, res, req.url?.split('?')[0] ?? '', true)
            .then((answered) => answered || saySentence(res, 404, 'There is nothing at this address.'))
            .catch((error: unknown) => {
              log('error', 'operations.failed', { reason: messageOf(error) })
              res.destroy()
            })
        })
  server?.on('error', (error) => log('error', 'operations.port', { port, reason: messageOf(error) }))
  server?.listen(port, host)

  return {
    handle: (req, res, path) => answer(req, res, path, holdsToken(req, token)),
    close() {
      server?.close()
      server?.closeAllConnections()
    },
  }
}
