// Plain JavaScript: also runs on the machine's own Node, before Node 24 is installed.
import { execFileSync, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** A program ended badly; `output` is all it said. */
export class CommandError extends Error {
  constructor(command, code, output) {
    super(`${command} ended with ${code}:\n${output.trim()}`)
    this.name = 'CommandError'
    this.code = code
    this.output = output
  }
}

/** A program that was asked to end and has not is killed: long enough for a test run to stop its servers. */
const PATIENCE_MS = 10_000

/** Runs a program to its end and returns what it said; `signal` ends it early, and rejects once it is gone. */
export function execute(program, args, { env = {}, signal, patienceMs = PATIENCE_MS } = {}) {
  return new Promise((resolve, reject) => {
    const stdio = ['ignore', 'pipe', 'pipe']
    const child = spawn(program, args, { cwd: ROOT, env: { ...process.env, ...env }, stdio })
    const end = () => {
      child.kill('SIGTERM')
      setTimeout(() => child.kill('SIGKILL'), patienceMs).unref()
    }
    if (signal?.aborted) end()
    signal?.addEventListener('abort', end)
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text
      })
    }
    child.on('error', reject)
    child.on('close', (code, killedBy) => {
      signal?.removeEventListener('abort', end)
      if (code === 0) resolve(output)
      else reject(new CommandError([program, ...args].join(' '), code ?? killedBy, output))
    })
  })
}

export function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM' // alive, but somebody else's
  }
}

/** The command line of a running process, or '' if there is none: a number alone may have passed to another program. */
export function commandLineOf(pid) {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return execFileSync('ps', ['-p', String(pid), '-o', 'args='], { encoding: 'utf8', stdio: 'pipe' })
  } catch {
    return '' // no such process
  }
}
