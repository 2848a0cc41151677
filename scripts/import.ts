// npm run import -- <file>: turns a running article in plain text into a draft story, or a published one.
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { run } from '#lib/api/run'
import { parseArticle } from '#lib/importing/parse-article'
import type { ParsedArticle } from '#lib/importing/parsed-article'
import { readArticle } from '#lib/importing/read-article'
import { importArticle } from '#lib/imports/commands'
import { ImportArticle } from '#lib/imports/schema'
import { ImportView } from '#lib/imports/views'
import { db } from '#lib/platform/db'
import { siteOrigin } from '#lib/platform/env'
import { newId } from '#lib/platform/ids'
import { validate } from '#lib/platform/validate'
import { Advice } from './lib/terminal.mjs'
import { main, withNewsroom } from './lib/with-newsroom.ts'

const USAGE = `Usage: npm run import -- <file> [options]
  --dry-run           write nothing; say what the text would become
  --json              print the parsed article as JSON
  --publish           publish the story with all its bullets
  --as <email>        the contributor it is entered by (the first editor)
  --headline <text>   instead of the one found or proposed
  --topic <name>      (News)
  --time-zone <zone>  the zone its times are told in, such as Europe/Istanbul (the newsroom's)
  --language <tag>    (en)
  --slug <slug>       (made from the headline)`

const OPTIONS = {
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
  publish: { type: 'boolean' },
  as: { type: 'string' },
  headline: { type: 'string' },
  topic: { type: 'string', default: 'News' },
  'time-zone': { type: 'string' },
  language: { type: 'string', default: 'en' },
  slug: { type: 'string' },
} as const

function readArguments() {
  try {
    return parseArgs({ options: OPTIONS, allowPositionals: true })
  } catch (error) {
    throw new Advice(`${error instanceof Error ? error.message : error}\n${USAGE}`)
  }
}

async function readText(file: string | undefined): Promise<string> {
  if (!file) throw new Advice(USAGE)
  const bytes = await readFile(file).catch(() => {
    throw new Advice(`${file} cannot be read: check the path and that it is a file.`)
  })
  return readArticle(bytes)
}

await main(async () => {
  const { positionals, values } = readArguments()
  const text = await readText(positionals[0])
  const parsed = parseArticle(text)
  if (values['dry-run']) return report(parsed, values.json)

  await withNewsroom(async () => {
    const { headline, topic, language, slug } = values
    const timeZone = values['time-zone'] ?? (await db().site.findUniqueOrThrow({ where: { id: 1 } })).timeZone
    const storyId = newId()
    const article = validate(ImportArticle, {
      storyId,
      text,
      headline,
      topic,
      language,
      slug,
      timeZone,
      publish: values.publish || undefined,
    })
    const { view } = await run(importArticle, await findActor(values.as), article, new Date(), { key: storyId })
    const { story } = ImportView.parse(view)
    report(parsed, values.json)
    const where = story.state === 'live' ? `/live/${story.slug}` : `/desk/stories/${story.id}`
    console.error(`${story.state === 'live' ? 'Published' : 'A draft story'}: ${siteOrigin()}${where}`)
  })
})

async function findActor(email: string | undefined): Promise<string> {
  const who = email ? { email: email.toLowerCase() } : { role: { in: ['editor' as const, 'admin' as const] } }
  const contributor = await db().contributor.findFirst({
    where: { ...who, joinedAt: { not: null }, disabledAt: null },
    orderBy: [{ role: 'asc' }, { id: 'asc' }],
  })
  if (!contributor) throw new Advice(`${email ?? 'An editor'} is not a contributor here; name one with --as <email>.`)
  return contributor.id
}

function report(parsed: ParsedArticle, asJson = false): void {
  if (asJson) {
    console.log(JSON.stringify(parsed, null, 2))
    return
  }
  const { headline, lede, bullets, captions, sections, doubtful, unplaced } = parsed
  console.log(headline ?? '(no headline found)')
  console.log(
    `${lede.length} lede paragraphs, ${bullets.length} bullets, ${captions.length} captions, ${sections.length} sections`,
  )
  if (doubtful.length > 0) console.log('\nLook at these:')
  for (const { text, why } of doubtful) console.log(`- ${why}: ${text}`)
  if (unplaced.length > 0) console.log('\nNot placed:')
  for (const text of unplaced) console.log(`- ${text}`)
}
