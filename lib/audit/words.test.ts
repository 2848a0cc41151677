import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { ACTION_WORDS } from '#lib/audit/words'

const NOUNS = [...new Set(Object.keys(ACTION_WORDS).map((action) => action.split('.')[0]))]
const ACTION = new RegExp(`['"\`]((?:${NOUNS.join('|')})\\.[a-z]+(?:[_-][a-z]+)*)['"\`]`, 'g')
/** Lines of the process's own log, and files: no entries. */
const NONE = [
  'log-in.failed',
  'token.use-not-noted',
  'session.not-noted',
  'image.json',
  'story.revision',
  'site.revision',
]

function actionsIn(file: string): string[] {
  const source = readFileSync(file, 'utf8').replaceAll(/\blog\([^)]*\)/g, '')
  return [...source.matchAll(ACTION)].map(([, action = '']) => action)
}

const sources = globSync(['lib/**/*.ts', 'scripts/**/*.ts', 'prisma/*.ts'], {
  exclude: (path) => /\.test\.ts$|lib\/(desk|audit|importing)\//.test(path),
})
const written = new Set(sources.flatMap(actionsIn).filter((action) => !NONE.includes(action)))

it('every action in the code has words', () => {
  expect(written.size).toBeGreaterThan(80)
  expect([...written].filter((action) => !(action in ACTION_WORDS)).sort()).toEqual([])
})

it('every word reads on after a name', () => {
  for (const words of Object.values(ACTION_WORDS)) expect(words).toMatch(/^[a-z][^.]+$/)
})
