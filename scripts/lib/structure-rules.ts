import { findCycle, type Import, reachableFrom, type Source } from './import-graph.ts'

const LONGEST_FILE = 300

/** One rule: which files it is about, what they may not import, and what to do instead. */
interface ImportRule {
  from: RegExp
  /** Exceptions among `from`. */
  butNot?: RegExp
  to: RegExp
  /** Also for what is imported for its types only. */
  types: boolean
  /** Also through other files: nothing like this may be loaded because of it. */
  transitive?: boolean
  teaches: string
}

const PRODUCT = /^(app|components|lib)\//
const TEST = /\.test\.tsx?$/
const READER = /^(app\/\(reader\)|components\/reader)\//
/** Where a request, a page or a print begins: the only places that open a database handle and pass it in. */
const DOOR =
  /^lib\/(api\/\w+|contributors\/(callers|log-in|auth-options)|factors\/log-in|(\w+|live\/server)\/(queries|reader)|stories\/changes)\.ts$/

const RULES: ImportRule[] = [
  {
    from: /^(components|lib|prisma\/client)\//,
    to: /^app\//,
    types: true,
    teaches:
      'imports go down only (app -> components -> lib/<noun> -> lib/platform -> prisma): move what is shared down',
  },
  {
    from: /^lib\//,
    to: /^components\//,
    types: true,
    teaches: 'lib knows nothing of how things look: pass data up and let a component show it',
  },
  {
    from: /^lib\/platform\//,
    butNot: TEST,
    to: /^lib\/(?!platform\/)/,
    types: true,
    teaches: 'lib/platform knows no newsroom noun: pass what it needs in, or move this file to the noun',
  },
  {
    from: /^components\/ui\//,
    to: /^(lib\/(?!platform\/)|components\/(?!ui\/))/,
    types: true,
    teaches: 'components/ui knows no newsroom word: take plain properties, or move this file to components/desk',
  },
  {
    from: PRODUCT,
    butNot: TEST,
    to: /^(scripts|test|e2e|bench)\//,
    types: true,
    teaches: 'the product does not lean on its tools: move what both need into lib',
  },
  {
    from: PRODUCT,
    butNot: /^lib\/platform\/db\.ts$|\.test\.tsx?$/,
    to: /^(@prisma\/|prisma\/client\/client\.ts$)/,
    types: false,
    teaches: 'only lib/platform/db.ts makes a Prisma client: take `tx: Tx` as a parameter',
  },
  {
    from: /^(app|components)\//,
    to: /^prisma\//,
    types: true,
    teaches: 'only views leave lib, never rows: let a query in lib/<noun> return a view',
  },
  {
    from: PRODUCT,
    butNot: new RegExp(`${DOOR.source}|^lib/platform/|${TEST.source}`),
    to: /^lib\/platform\/db\.ts$/,
    types: false,
    teaches:
      'the database is asked by queries and commands, which get their handle passed in (pages: `ask(query, ...)`)',
  },
  {
    from: READER,
    to: /\.client\.tsx$/,
    types: true,
    teaches: 'readers run no framework: reader pages are server components only, what moves is /live.js',
  },
  {
    from: READER,
    to: /^(next\/headers|next-auth.*|lib\/contributors\/(session|callers|auth-options)\.ts)$/,
    types: false,
    transitive: true,
    teaches: 'a reader page is the same for everybody: it never sees the request or a session',
  },
  {
    from: /\.client\.tsx$/,
    to: /^(node:.*|pg|next\/headers|@prisma\/.*|prisma\/client\/client\.ts|lib\/platform\/(db|env)\.ts)$/,
    types: false,
    transitive: true,
    teaches: 'this is sent to the browser, where there is no server: import the pure part, or its types only',
  },
  {
    from: /^lib\/(richtext|importing|feeds)\//,
    butNot: TEST,
    to: /^(node:.*|pg|next.*|react.*|prisma\/.*|lib\/platform\/(db|env|log)\.ts)$/,
    types: false,
    transitive: true,
    teaches:
      'lib/richtext, lib/importing and lib/feeds are pure (text in, text or data out): read and write in the caller',
  },
]

const VAGUE = /(^|\/)(utils?|helpers?|services?|managers?|types|index)(\/|\.tsx?$)/

/** Every breach of the structure, one line each: where, what, and what to do instead. */
export function findBreaches(list: Source[]): string[] {
  const sources = new Map(list.map((source) => [source.file, source]))
  const cycle = findCycle(sources)
  return [
    ...list.flatMap((source) => RULES.flatMap((rule) => breachesOf(rule, source, sources))),
    ...list.flatMap(breachesOfShape),
    ...(cycle ? [`${cycle.join(' -> ')}: a circle; let both import a third file that knows neither`] : []),
  ]
}

function breachesOf(rule: ImportRule, source: Source, sources: Map<string, Source>): string[] {
  if (!rule.from.test(source.file) || rule.butNot?.test(source.file)) return []
  const counts = ({ target, typeOnly }: Import) => rule.to.test(target) && (rule.types || !typeOnly)
  const direct = source.imports.filter(counts).map(({ target }) => target)
  const loaded = rule.transitive
    ? [...reachableFrom(source.file, sources)].filter((target) => rule.to.test(target))
    : []
  return [...new Set([...direct, ...loaded])].map((target) => `${source.file} imports ${target}: ${rule.teaches}`)
}

function breachesOfShape({ file, lines, isClient }: Source): string[] {
  const breaches: string[] = []
  // Next itself asks for them in error.tsx.
  const browser = /(^app\/\(desk\)\/(.+\/)?error\.tsx$)|^components\/(desk|ui)\/[\w-]+\.client\.tsx$/.test(file)
  if (lines > LONGEST_FILE)
    breaches.push(`${file} has ${lines} lines, more than ${LONGEST_FILE}: give a part of it a name of its own`)
  if (PRODUCT.test(file) && VAGUE.test(file))
    breaches.push(`${file} says nothing by its name: call it what the newsroom calls it`)
  if (isClient && !browser)
    breaches.push(`${file} says 'use client': browser components live in components/desk or ui and end in .client.tsx`)
  return breaches
}
