import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from './processes.mjs'

export interface Import {
  /** A file of ours relative to the root ("lib/stories/rules.ts"), or a package ("next/link", "node:fs"). */
  target: string
  ours: boolean
  /** Gone after type stripping: nothing is loaded because of it. */
  typeOnly: boolean
}

export interface Source {
  file: string
  lines: number
  isClient: boolean
  imports: Import[]
}

const SOURCES = '{app,components,lib,prisma,scripts,test,e2e,bench}/**/*.{ts,tsx,mjs,js}'
const STATEMENT = /^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]/gm
const EXPRESSION = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

/** All sources of the project with what they import. Biome keeps statements at the start of a line. */
export function readSources(): Source[] {
  const files = [...globSync(SOURCES, { cwd: ROOT }), ...globSync('*.{ts,js,mjs}', { cwd: ROOT })]
  return files
    .filter((file) => !isMade(file))
    .map((file) => parseSource(file, readFileSync(path.join(ROOT, file), 'utf8')))
}

const isMade = (file: string): boolean =>
  file.startsWith('prisma/client/') || file.includes('.next/') || file === 'next-env.d.ts'

export function parseSource(file: string, text: string): Source {
  const statements = [...text.matchAll(STATEMENT)].map(([, type, name = '']) => toImport(file, name, Boolean(type)))
  const expressions = [...text.matchAll(EXPRESSION)].map(([, name = '']) => toImport(file, name, false))
  const isClient = /^['"]use client['"]/.test(text.trimStart())
  return { file, lines: text.trimEnd().split('\n').length, isClient, imports: [...statements, ...expressions] }
}

/** The aliases of package.json ("imports"), and paths relative to the importing file. */
function toImport(from: string, name: string, typeOnly: boolean): Import {
  const alias = /^#(lib|components|prisma|test)\/(.+)$/.exec(name)
  if (alias)
    return { target: `${alias[1]}/${alias[2]}${alias[1] === 'components' ? '.tsx' : '.ts'}`, ours: true, typeOnly }
  if (!name.startsWith('.')) return { target: name, ours: false, typeOnly }
  const file = path.posix.join(path.posix.dirname(from), name)
  const extension = ['', '.ts', '.tsx'].find((each) => existsSync(path.join(ROOT, file + each))) ?? ''
  return { target: file + extension, ours: true, typeOnly }
}

/** Everything that is loaded when `file` is: its imports and theirs, ours and packages, without types. */
export function reachableFrom(file: string, sources: Map<string, Source>): Set<string> {
  const seen = new Set<string>()
  const visit = (name: string) => {
    for (const { target, typeOnly } of sources.get(name)?.imports ?? []) {
      if (typeOnly || seen.has(target)) continue
      seen.add(target)
      visit(target)
    }
  }
  visit(file)
  return seen
}

/** The first circle of imports, as the files in order, or null. Types count: a circle of words is one too. */
export function findCycle(sources: Map<string, Source>): string[] | null {
  const done = new Set<string>()
  const visit = (file: string, trail: string[]): string[] | null => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file]
    if (done.has(file)) return null
    done.add(file)
    for (const { target, ours } of sources.get(file)?.imports ?? []) {
      const cycle = ours ? visit(target, [...trail, file]) : null
      if (cycle) return cycle
    }
    return null
  }
  for (const file of sources.keys()) {
    const cycle = visit(file, [])
    if (cycle) return cycle
  }
  return null
}
