import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { ROOT } from './processes.mjs'

/** How many tests passed and failed. */
export interface Tally {
  passed: number
  failed: number
}

const Vitest = z.object({ numPassedTests: z.int(), numFailedTests: z.int() })
const Playwright = z.object({ stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int() }) })

export function countVitest(file: string): Tally {
  const { numPassedTests, numFailedTests } = Vitest.parse(readJson(file))
  return { passed: numPassedTests, failed: numFailedTests }
}

/** A test that passes at its second try has failed once: there are no second tries here. */
export function countPlaywright(file: string): Tally {
  const { expected, unexpected, flaky } = Playwright.parse(readJson(file)).stats
  return { passed: expected, failed: unexpected + flaky }
}

export const add = (tallies: Tally[]): Tally => ({
  passed: tallies.reduce((sum, tally) => sum + tally.passed, 0),
  failed: tallies.reduce((sum, tally) => sum + tally.failed, 0),
})

const readJson = (file: string): unknown => JSON.parse(readFileSync(path.join(ROOT, file), 'utf8'))
