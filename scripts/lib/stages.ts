import { rmSync } from 'node:fs'
import path from 'node:path'
import { CommandError, execute, ROOT } from './processes.mjs'
import type { Tally } from './tallies.ts'
import { explain, secondsSince } from './terminal.mjs'

/** One part of the test run. Without a report it counts as one test. */
export interface Stage {
  name: string
  work(): Promise<unknown>
  /** A file that the work writes, and what is counted in it. */
  report?: string
  count?(report: string): Tally
}

/** Runs a stage, prints one line with its time, and, where it failed, everything it said. */
export async function runStage(stage: Stage): Promise<Tally> {
  const began = performance.now()
  if (stage.report) rmSync(path.join(ROOT, stage.report), { force: true })
  const failure = await stage.work().then(
    () => null,
    (error: unknown) => (error instanceof CommandError ? error.output : explain(error)),
  )
  const tally = count(stage, failure !== null)
  const words = stage.report || failure !== null ? `${tally.passed} passed, ${tally.failed} failed` : 'passed'
  console.log(`${stage.name.padEnd(20)} ${secondsSince(began).padStart(8)}  ${words}`)
  if (failure !== null) console.log(failure.trimEnd())
  return tally
}

/** A runner that breaks off may leave no report, or one without a failure; it has failed all the same. */
function count({ report, count }: Stage, failed: boolean): Tally {
  try {
    const tally = report && count ? count(report) : { passed: failed ? 0 : 1, failed: 0 }
    return { passed: tally.passed, failed: failed ? Math.max(tally.failed, 1) : tally.failed }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

/** Runs a program of node_modules on this Node. */
export function runTool(file: string, args: string[], signal: AbortSignal, env: Record<string, string> = {}) {
  return execute(process.execPath, [path.join(ROOT, 'node_modules', file), ...args], { env, signal })
}
