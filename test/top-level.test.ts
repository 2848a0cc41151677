import { readFileSync, statSync } from 'node:fs'
import { expect, test } from 'vitest'
import packageJson from '../package.json' with { type: 'json' }
import { readSources } from '../scripts/lib/import-graph.ts'

const sources = readSources()
const importersOf = (name: string, under: RegExp) =>
  sources.filter(({ file, imports }) => {
    const uses = imports.some(({ target, ours }) => !ours && (target === name || target.startsWith(`${name}/`)))
    return uses && under.test(file)
  })

test.each(['app', 'prisma', 'components', 'lib', 'e2e'])('%s/ stands at the top', (folder) => {
  expect(statSync(folder).isDirectory()).toBe(true)
})

test.each(['package.json', 'tsconfig.json', 'next.config.js', 'LICENSE', 'README.md'])(
  '%s stands at the top',
  (file) => {
    expect(statSync(file).isFile()).toBe(true)
  },
)

test.each([
  ['next', /^app\//],
  ['next', /^server\.ts$/],
  ['react', /^components\/desk\/.*\.client\.tsx$/],
  ['next-auth', /^(app|lib)\//],
  ['@prisma/adapter-pg', /^lib\/platform\//],
  ['playwright', /^e2e\//],
  ['prisma', /^prisma\.config\.ts$/],
])('%s is used in %s', (name, under) => {
  expect(Object.keys({ ...packageJson.dependencies, ...packageJson.devDependencies })).toContain(name)
  expect(importersOf(name, under).length).toBeGreaterThan(0)
})

test('the Prisma client is the one that everything reads and writes with', () => {
  expect(readFileSync('prisma/client/client.ts', 'utf8')).toContain('@prisma/client/runtime')
  expect(readFileSync('lib/platform/db.ts', 'utf8')).toContain('#prisma/client/client')
})

test.each(['app/(reader)', 'app/(desk)'])('Tailwind 4 styles %s', (folder) => {
  const { tailwindcss } = packageJson.dependencies
  expect(tailwindcss).toMatch(/^4\./)
  const layout = sources.find(({ file }) => file === `${folder}/layout.tsx`)
  const sheets = layout?.imports.filter(({ target }) => target.endsWith('.css')) ?? []
  expect(sheets.map(({ target }) => readFileSync(target, 'utf8')).join()).toMatch(/@import ["']tailwindcss/)
})
