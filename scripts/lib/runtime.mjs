// Plain JavaScript: also runs on the machine's own Node, before Node 24 is installed.
import { existsSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from './processes.mjs'
import { Advice } from './terminal.mjs'

/** 20 is what runs npm 10 and this file; everything else needs 24.7 (TypeScript without a build, argon2 built in). */
const OLDEST_TO_INSTALL = 20
const OLDEST_TO_RUN = [24, 7]

export function checkNode(version = process.versions.node) {
  if (process.platform === 'win32')
    throw new Advice('Writethru runs on Linux and macOS; on Windows, start it inside WSL.')
  if (Number(version.split('.')[0]) >= OLDEST_TO_INSTALL) return
  throw new Advice(`This is Node ${version}; Writethru needs Node 20 or newer to install itself (https://nodejs.org).`)
}

/** The Node that npm has installed, so that it is the same everywhere; where npm has none, this one if it is new enough. */
export function findRuntime({ version = process.versions.node, self = process.execPath, root = ROOT } = {}) {
  const installed = path.join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin/node')
  if (existsSync(installed)) return realpathSync(installed) === realpathSync(self) ? self : installed
  if (runsTypeScript(version)) return self
  throw new Advice(
    `This is Node ${version} and npm has no Node for ${process.platform}-${process.arch}: install Node 24 (https://nodejs.org).`,
  )
}

function runsTypeScript(version) {
  const [major, minor] = version.split('.').map(Number)
  return major > OLDEST_TO_RUN[0] || (major === OLDEST_TO_RUN[0] && minor >= OLDEST_TO_RUN[1])
}
