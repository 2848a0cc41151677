import { expect, test } from 'vitest'
import { parseSource, readSources } from './import-graph.ts'
import { findBreaches } from './structure-rules.ts'

/** A little project, file -> text; answers its breaches. */
const breachesOf = (files: Record<string, string>) =>
  findBreaches(Object.entries(files).map(([file, text]) => parseSource(file, text)))

const LONG = 'const a = 1\n'.repeat(301)

test.each<[string, Record<string, string>]>([
  ['imports go down only', { 'components/desk/list.tsx': "import { x } from '../../app/page.tsx'" }],
  ['nothing of how things look', { 'lib/stories/rules.ts': "import type { X } from '#components/desk/list'" }],
  ['knows no newsroom noun', { 'lib/platform/log.ts': "import { x } from '#lib/stories/rules'" }],
  ['knows no newsroom word', { 'components/ui/button.tsx': "import type { Story } from '#lib/stories/views'" }],
  ['does not lean on its tools', { 'lib/stories/rules.ts': "import { rows } from '#test/rows'" }],
  ['makes a Prisma client', { 'lib/stories/queries.ts': "import { PrismaClient } from '#prisma/client/client'" }],
  ['makes a Prisma client', { 'lib/stories/queries.ts': "import { PrismaPg } from '@prisma/adapter-pg'" }],
  ['only views leave lib', { 'app/(desk)/page.tsx': "import type { Story } from '#prisma/client/client'" }],
  ['asked by queries and commands', { 'app/(desk)/page.tsx': "import { db } from '#lib/platform/db'" }],
  ['handle passed in', { 'lib/stories/commands.ts': "import { db, type Tx } from '#lib/platform/db'" }],
  ['readers run no framework', { 'app/(reader)/page.tsx': "import { Menu } from '#components/ui/menu.client'" }],
  ['the same for everybody', { 'components/reader/head.tsx': "import { headers } from 'next/headers'" }],
  ['sent to the browser', { 'components/desk/a.client.tsx': "import { readFile } from 'node:fs/promises'" }],
  [
    'sent to the browser',
    {
      'components/desk/a.client.tsx': "import { a } from '#lib/stories/a'",
      'lib/stories/a.ts': "export { env } from '#lib/platform/env'",
    },
  ],
  ['are pure', { 'lib/richtext/html.ts': "const fs = await import('node:fs')" }],
  ['live in components/desk or ui', { 'components/desk/list.tsx': "'use client'\n" }],
  ['live in components/desk or ui', { 'components/reader/menu.client.tsx': "'use client'\n" }],
  ['more than 300', { 'lib/stories/rules.ts': LONG }],
  ['says nothing by its name', { 'lib/stories/utils.ts': '' }],
  [
    'a circle',
    { 'lib/stories/a.ts': "import { b } from './b.ts'", 'lib/stories/b.ts': "import type { A } from './a.ts'" },
  ],
])('refused: %s', (lesson, files) => {
  expect(breachesOf(files)).toEqual([expect.stringContaining(lesson)])
})

test.each<[string, Record<string, string>]>([
  ['a query opens the database', { 'lib/stories/queries.ts': "import { db } from '#lib/platform/db'" }],
  ['a command takes it', { 'lib/stories/commands.ts': "import type { Tx } from '#lib/platform/db'" }],
  ['a test may do anything', { 'lib/stories/rules.test.ts': "import { db } from '#lib/platform/db'" }],
  [
    'types are not sent to the browser',
    { 'components/desk/a.client.tsx': "import type { Env } from '#lib/platform/env'" },
  ],
  ['a word like import in a text', { 'lib/richtext/a.ts': "const line = `\n  import { a } from 'node:fs'`" }],
])('allowed: %s', (_, files) => {
  expect(breachesOf(files)).toEqual([])
})

test('the real project is read: files, aliases and relative paths', () => {
  const sources = new Map(readSources().map((source) => [source.file, source]))
  const ours = [...sources.values()].flatMap(({ imports }) => imports.filter((each) => each.ours))
  const unknown = ours.filter(
    ({ target }) => !sources.has(target) && !/^prisma\/client\/|\.(css|json|d\.mts)$/.test(target),
  )

  expect(sources.size).toBeGreaterThan(200)
  expect(ours.length).toBeGreaterThan(500)
  expect(unknown).toEqual([])
})
