import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { ROOT } from '../lib/processes.mjs'
import { type Look, look, must } from './finding.ts'
import { FLOORS, type Floor, floorAbove } from './floors.ts'

const Package = z.object({ version: z.string() })
const PACKAGES = ['next', 'react', 'next-auth', 'nodemailer'] as const

/** What is installed, not what package.json asks for. */
export async function lookAtVersions(root = ROOT, node = process.versions.node): Promise<Look[]> {
  const packages = PACKAGES.map(async (name) => {
    const file = path.join(root, 'node_modules', name, 'package.json')
    const { version } = Package.parse(JSON.parse(await readFile(file, 'utf8')))
    return lookAtVersion(name, version, FLOORS[name], 'npm install')
  })
  return [lookAtVersion('Node', node, FLOORS.node, 'Install a current Node 24'), ...(await Promise.all(packages))]
}

export function lookAtVersion(name: string, version: string, floors: readonly Floor[], how: string): Look {
  const floor = floorAbove(version, floors)
  return look(
    `${name} ${version}`,
    floor &&
      must(
        `${name} is ${version}; ${floor.version} mends ${floor.advisory}.`,
        `${how}, of ${floor.version} or newer (${floor.source}).`,
      ),
  )
}
