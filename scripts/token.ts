// npm run token -- <email> [--name <what for>]: prints one API token with that contributor's rights.
import { parseArgs } from 'node:util'
import { issueToken } from '#lib/contributors/tokens'
import { db } from '#lib/platform/db'
import { Advice } from './lib/terminal.mjs'
import { main, withNewsroom } from './lib/with-newsroom.ts'

const USAGE = `Usage: npm run token -- <email> [options]
  --name <what for>   a name for it, such as the program that will use it (command line)`

const OPTIONS = { name: { type: 'string', default: 'command line' } } as const

function readArguments() {
  try {
    return parseArgs({ options: OPTIONS, allowPositionals: true })
  } catch (error) {
    throw new Advice(`${error instanceof Error ? error.message : error}\n${USAGE}`)
  }
}

await main(async () => {
  const { positionals, values } = readArguments()
  const [email] = positionals
  if (!email || positionals.length > 1) throw new Advice(USAGE)
  await withNewsroom(async () => {
    const given = { email, name: values.name }
    const { token, owner } = await db().$transaction((tx) => issueToken(tx, given, new Date()))
    // The token alone on stdout, for whoever puts it into a file.
    console.log(token)
    console.error(
      `It may do what ${owner} may, until that account is disabled. It is not kept: this is the only time it is shown.`,
    )
  })
})
