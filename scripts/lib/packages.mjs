// Plain JavaScript: also runs on the machine's own Node, before Node 24 is installed.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { CommandError, execute, ROOT } from './processes.mjs'
import { Advice, step } from './terminal.mjs'

const MODULES = path.join(ROOT, 'node_modules')
/** The lockfile that we installed from last. */
const STAMP = path.join(MODULES, '.installed-from')
const KEPT = path.join(ROOT, '.cache/node_modules.before')
const UNREACHABLE =
  /\b(ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|E50[0-9])\b/
/** Two more tries after one and three seconds: a hiccup passes, a missing network is told within half a minute. */
const PATIENCE = ['--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=3000']

/** Installs exactly what package-lock.json says, unless it is there already. */
export async function installPackages() {
  if (isInstalled()) return
  const stopped = listenForStop()
  await step('Installing packages', async () => {
    const keep = setAside()
    try {
      await npm(['ci', '--include=dev', '--include=optional', ...PATIENCE], stopped)
    } catch (error) {
      if (keep) bringBack()
      throw stopped.aborted ? new Advice('Stopped.') : error
    }
    writeFileSync(STAMP, lockHash())
    rmSync(KEPT, { recursive: true, force: true })
  })
}

const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(path.join(ROOT, 'package-lock.json')))
    .digest('hex')

/** Whoever stops us here stops npm first, and what was there before comes back. */
function listenForStop() {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => controller.abort())
  return controller.signal
}

/** Where somebody else ran npm, what it wrote down is compared with the lockfile; what is optional may be missing. */
function isInstalled() {
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lockHash()) return true
  const wanted = readPackages('package-lock.json')
  const present = readPackages('node_modules/.package-lock.json')
  if (!wanted || !present) return false
  const missing = Object.entries(wanted).some(([name, { version, optional, link }]) => {
    if (name === '' || link) return false
    return present[name] ? present[name].version !== version : !optional
  })
  return !missing && Object.keys(present).every((name) => name in wanted)
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(path.join(ROOT, file), 'utf8')).packages
  } catch {
    return null // not there, or cut off in the middle: install
  }
}

/** npm ci deletes first and downloads then; without a network that would leave nothing. */
function setAside() {
  if (existsSync(KEPT)) return true // an earlier installation was killed: what is in its place now is half of one
  if (!existsSync(MODULES)) return false
  mkdirSync(path.dirname(KEPT), { recursive: true })
  try {
    renameSync(MODULES, KEPT)
    return true
  } catch {
    return false // node_modules is a disk of its own (a container's volume): npm empties it in place
  }
}

function bringBack() {
  rmSync(MODULES, { recursive: true, force: true })
  renameSync(KEPT, MODULES)
}

async function npm(args, signal) {
  try {
    await execute('npm', args, { signal, patienceMs: 500 })
  } catch (error) {
    if (error.code === 'ENOENT') throw new Advice('npm is not to be found: it comes with Node (https://nodejs.org).')
    if (!(error instanceof CommandError)) throw error
    if (UNREACHABLE.test(error.output)) {
      throw new Advice(
        'npm cannot reach its registry: connect to the network, or name a reachable one with `npm config set registry <url>`, then start again.',
      )
    }
    throw new Advice(
      `npm could not install the packages; it says:\n${error.output.trim().split('\n').slice(-15).join('\n')}`,
    )
  }
}
