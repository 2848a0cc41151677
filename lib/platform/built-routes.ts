import { readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const Route = z.object({ page: z.string(), regex: z.string() })
const Manifest = z.object({ staticRoutes: z.array(Route), dynamicRoutes: z.array(Route) })

// Next's own, and the error pages, which only the press may ask for.
const HIDDEN = /^\/(?:_|error-pages)/

export interface BuiltRoutes {
  /** Whether the build has a page, a route handler or a public file at a path. */
  has(path: string): boolean
}

/** What the build answers, so that an invented path never reaches Next. */
export async function readBuiltRoutes(builtFolder: string, publicFolder: string): Promise<BuiltRoutes> {
  const manifest = Manifest.parse(JSON.parse(readFileSync(join(builtFolder, 'routes-manifest.json'), 'utf8')))
  const routes = [...manifest.staticRoutes, ...manifest.dynamicRoutes]
    .filter(({ page }) => !HIDDEN.test(page))
    .map(({ regex }) => new RegExp(regex))
  const files = new Set(await listPublicFiles(publicFolder))
  return { has: (path) => files.has(path) || routes.some((route) => route.test(path)) }
}

async function listPublicFiles(folder: string): Promise<string[]> {
  // A folder that is not there holds no files.
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).replaceAll('\\', '/'))
}
