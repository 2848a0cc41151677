// npm run verify: walks the versions of every text ever written and the seals of the audit log, and prints the first that is not what
// it was.
import { verifyAudit } from '#lib/platform/audit-seal'
import { db } from '#lib/platform/db'
import { verifyRevisions } from '#lib/revisions/verify'
import { main, withNewsroom } from './lib/with-newsroom.ts'

const WORDS = {
  chain: 'the version before it was changed after it was written',
  content: 'its words are not those it was written with',
  number: 'a version before it is missing',
}

const SEAL_WORDS = {
  chain: 'the seal before it was changed, or is missing',
  entries: 'its entries are not those it was made of',
}

await main(() =>
  withNewsroom(async () => {
    await sayTexts()
    await sayAudit()
  }),
)

async function sayTexts() {
  const { revisions, items, broken } = await verifyRevisions(db())
  if (!broken) return console.log(`${revisions} versions of ${items} texts: all as they were written.`)
  const { itemType, itemId, number, revisionId, what } = broken
  fail(`Broken at version ${number} of the ${itemType} ${itemId} (${revisionId}): ${WORDS[what]}.`)
}

async function sayAudit() {
  const { entries, unsealed, last, broken } = await verifyAudit(db())
  if (broken) return fail(`Broken at seal ${broken.number} of the audit log: ${SEAL_WORDS[broken.what]}.`)
  console.log(`${entries} entries of the audit log: all as they were sealed. ${unsealed} wait for the next seal.`)
  if (last) console.log(`Seal ${last.number}: ${last.digest}`)
}

function fail(words: string) {
  console.error(words)
  process.exitCode = 1
}
