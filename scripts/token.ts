// npm run token -- <email> [--name <what for>]: prints one API token, with some of that contributor's rights.
import { parseArgs } from 'node:util'
import { issueToken } from '#lib/contributors/tokens'
import { db } from '#lib/platform/db'
import { RIGHT_WORDS, TOKEN_RIGHTS } from '#lib/rights'
import { MakeToken, MOST_DAYS } from '#lib/tokens/schema'
import { Advice } from './lib/terminal.mjs'
import { main, withNewsroom } from './lib/with-newsroom.ts'

const USAGE = `Usage: npm run token -- <email> [options]
  --name <what for>     a name for it, such as the program that will use it (command line)
  --rights <a,b>        what it may do of what they may (${TOKEN_RIGHTS.join(',')}):
${TOKEN_RIGHTS.map((right) => `                          ${right}: ${RIGHT_WORDS[right]}`).join('\n')}
  --story <address>     for this story alone; may be given several times
  --days <n>            how long it works, at most ${MOST_DAYS} days (${MOST_DAYS})`

const OPTIONS = {
  name: { type: 'string', default: 'command line' },
  rights: { type: 'string', default: TOKEN_RIGHTS.join(',') },
  story: { type: 'string', multiple: true },
  days: { type: 'string', default: `${MOST_DAYS}` },
} as const

function readArguments() {
  try {
    return parseArgs({ options: OPTIONS, allowPositionals: true })
  } catch (error) {
    throw new Advice(`${error instanceof Error ? error.message : error}\n${USAGE}`)
  }
}

/** By the same schema as the desk's form. */
function readOrder({ name, rights, days }: { name: string; rights: string; days: string }) {
  const given = { name, rights: rights.split(','), days: Number(days) }
  const read = MakeToken.pick({ name: true, rights: true, days: true }).safeParse(given)
  if (read.success) return read.data
  throw new Advice(
    `${read.error.issues.map(({ path, message }) => `--${String(path[0])}: ${message}`).join('\n')}\n${USAGE}`,
  )
}

await main(async () => {
  const { positionals, values } = readArguments()
  const [email] = positionals
  if (!email || positionals.length > 1) throw new Advice(USAGE)
  const order = { email, stories: values.story ?? [], ...readOrder(values) }
  await withNewsroom(async () => {
    const { token, owner } = await db().$transaction((tx) => issueToken(tx, order, new Date()))
    // The token alone on stdout, for whoever puts it into a file.
    console.log(token)
    console.error(
      `It may do what ${owner} may of: ${order.rights.join(', ')}; for ${order.days} days, until it is revoked or that account is ` +
        'disabled. It is not kept: this is the only time it is shown.',
    )
  })
})
