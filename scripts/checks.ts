// npm test, once packages and Node 24 are there. `npm test -- unit [pattern]` or `-- e2e [pattern]` runs that part alone.
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { installBrowser } from './lib/browser.ts'
import { buildPages, generateClient } from './lib/build.ts'
import { listenForEnd } from './lib/ending.ts'
import { execute, ROOT } from './lib/processes.mjs'
import { runStage, runTool, type Stage } from './lib/stages.ts'
import { add, countPlaywright, countVitest, type Tally } from './lib/tallies.ts'
import { explain, secondsSince } from './lib/terminal.mjs'

/** Beside .next, so that `npm start` can serve meanwhile. */
const BUILD = '.next-test'
const NEXT = { NEXT_DIST_DIR: BUILD, NEXT_TELEMETRY_DISABLED: '1' }
const [part = '', ...patterns] = process.argv.slice(2)
const ending = listenForEnd(() => {})

const lint: Stage = {
  name: 'format and lint',
  work: () => runTool('@biomejs/biome/bin/biome', ['ci', '--error-on-warnings', '--colors=off'], ending),
}
const structure: Stage = {
  name: 'structure',
  work: () => execute(process.execPath, ['scripts/structure.ts'], { signal: ending }),
}
const types: Stage = { name: 'types', work: checkTypes }
const unit: Stage = vitest('unit and commands', 'unit')
const long: Stage = vitest('long runs', 'long', { TEST_LONG: '1' })
const browser: Stage = { name: 'browser', work: () => installBrowser(ending) }
const build: Stage = { name: 'production build', work: () => buildPages(BUILD, ending, async (_name, work) => work()) }
const e2e: Stage = {
  name: 'e2e in Chromium',
  work: () => runTool('playwright/cli.js', ['test', ...patterns], ending),
  report: '.cache/e2e.json',
  count: countPlaywright,
}

function vitest(name: string, report: string, env: Record<string, string> = {}): Stage {
  const file = `.cache/${report}.json`
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...patterns]
  return { name, work: () => runTool('vitest/vitest.mjs', args, ending, env), report: file, count: countVitest }
}

/** A project file of its own: an older build of `npm start` may have left types of pages that are gone. */
async function checkTypes(): Promise<void> {
  await runTool('next/dist/bin/next', ['typegen'], ending, NEXT)
  const project = {
    extends: '../tsconfig.json',
    compilerOptions: { tsBuildInfoFile: 'types.tsbuildinfo', types: ['node', 'next', 'next/image-types/global'] },
    include: ['../**/*.ts', '../**/*.tsx', `../${BUILD}/types/**/*.ts`],
    exclude: ['../node_modules', '../data', '../next-env.d.ts'],
  }
  await writeFile(path.join(ROOT, '.cache/tsconfig.json'), JSON.stringify(project))
  await runTool('typescript/bin/tsc', ['-p', '.cache/tsconfig.json'], ending)
}

/** One after the other. */
async function inTurn(...stages: Stage[]): Promise<Tally[]> {
  const tallies: Tally[] = []
  for (const stage of stages) if (!ending.aborted) tallies.push(await runStage(stage))
  return tallies
}

/** Downloading a browser leaves the two cores to the checks; the build and the tests share them. */
async function runAll(): Promise<Tally[]> {
  const [installed, checked] = await Promise.all([inTurn(browser), inTurn(lint, structure, types)])
  const [built, tested] = await Promise.all([inTurn(build), inTurn(unit)])
  const ready = add([...installed, ...built]).failed === 0
  return [...installed, ...checked, ...built, ...tested, ...(ready ? await inTurn(e2e) : [])]
}

const PARTS: Record<string, () => Promise<Tally[]>> = {
  '': runAll,
  unit: () => inTurn(unit),
  e2e: () => inTurn(browser, build, e2e),
  long: () => inTurn(long),
}

async function main(): Promise<void> {
  const run = PARTS[part]
  if (!run)
    throw new Error(`There is no part "${part}": npm test -- ${Object.keys(PARTS).filter(Boolean).join('|')} [pattern]`)
  const began = performance.now()
  await mkdir(path.join(ROOT, '.cache'), { recursive: true })
  await generateClient(ending)
  const { passed, failed } = add(await run())
  console.log(`\nAll of it took ${secondsSince(began)}`)
  console.log(`${passed} passed, ${failed} failed`)
  process.exit(failed > 0 || ending.aborted ? 1 : 0)
}

main().catch((error: unknown) => {
  console.error(explain(error))
  process.exit(1)
})
