import { type ChildProcess, spawn } from 'node:child_process'
import type { Address } from './address.mjs'
import { ROOT } from './processes.mjs'
import { Advice } from './terminal.mjs'

/** Next's dev server compiles before it answers; a built one is there in a second or two. */
const READY_MS = 60_000
/** Longer than any request may take (the database gives up after 8 s). */
const STOP_MS = 15_000

export interface ServerProcess {
  /** When it answers. */
  ready: Promise<void>
  /** When it is gone, whatever the reason. */
  ended: Promise<number | null>
  stop(): Promise<void>
  kill(): void
}

/**
 * Runs server.ts in a session of its own, so that it ends when we say so and not when the terminal does.
 * @param output where what it says goes, as a file descriptor; to where ours goes, where it is left out
 */
export function startServer(
  { host, port }: Address,
  env: Record<string, string>,
  output: number | 'inherit' = 'inherit',
): ServerProcess {
  const child = spawn(process.execPath, ['server.ts'], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', output, output, 'ipc'],
    detached: true,
  })
  const ended = new Promise<number | null>((resolve, reject) => child.on('error', reject).on('exit', resolve))
  const kill = () => killGroup(child)
  return {
    ended,
    kill,
    ready: Promise.race([answers(`http://${reachable(host)}:${port}/healthz`), ended.then(neverReady)]),
    stop: async () => {
      child.kill('SIGTERM')
      const late = setTimeout(kill, STOP_MS)
      await ended
      clearTimeout(late)
    },
  }
}

/** A wildcard is no address to call. */
const reachable = (host: string): string => (host === '0.0.0.0' ? '127.0.0.1' : host.includes(':') ? '[::1]' : host)

function neverReady(code: number | null): never {
  throw new Advice(`The server ended before it was ready (${code ?? 'killed'}); what it said stands above.`)
}

async function answers(url: string): Promise<void> {
  const deadline = Date.now() + READY_MS
  while (Date.now() < deadline) {
    const response = await fetch(url, { signal: AbortSignal.timeout(READY_MS) }).catch(() => null)
    if (response?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Advice(`The server does not answer at ${url} after ${READY_MS / 1000} s.`)
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null) return
  process.kill(-child.pid, 'SIGKILL') // the whole session: Next has helpers of its own
}
