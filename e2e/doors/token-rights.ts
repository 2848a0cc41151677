import { expect } from 'playwright/test'
import { test } from '../support/test.ts'
import type { CallerName } from './callers.ts'
import { EXPECTED } from './expected.ts'
import type { Newsroom } from './newsroom.ts'

const TOKENS: CallerName[] = ['reads', 'files', 'publishes', 'manages', 'narrow']

interface Described {
  security?: Record<string, unknown>[]
  'x-token-rights'?: string[]
}

/** What whoever writes a program is told, against what the table lets in. */
export function testTokenRights(newsroom: () => Newsroom): void {
  test('where no right alone opens a door to a token, the API’s description says which ones do, or that none does', async () => {
    const { paths } = await (await fetch(`${newsroom().stack.url}/api/v1/openapi.json`)).json()
    const surprises: string[] = []
    let count = 0
    for (const [path, methods] of Object.entries<Record<string, Described>>(paths)) {
      for (const [method, described] of Object.entries(methods)) {
        const door = `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, '[$1]')}`
        const row = EXPECTED[door]
        const rights = described['x-token-rights'] ?? []
        const takesTokens = !described.security || described.security.some((way) => 'token' in way)
        const isOpen = described.security?.length === 0
        if (!row || isOpen) continue
        count += 1
        const opensByOne = TOKENS.some((name) => ![401, 403].includes(row[name]))
        if (opensByOne !== (takesTokens && rights.length === 0)) surprises.push(door)
      }
    }
    console.log(`doors: ${count} operations as they are described, ${surprises.length} surprises`)
    expect(surprises).toEqual([])
    expect(count).toBeGreaterThan(120)
  })
}
