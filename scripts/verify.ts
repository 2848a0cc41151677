// npm run verify: walks the versions of every text ever written and prints the first that is not what it was.
import { db } from '#lib/platform/db'
import { verifyRevisions } from '#lib/revisions/verify'
import { main, withNewsroom } from './lib/with-newsroom.ts'

const WORDS = {
  chain: 'the version before it was changed after it was written',
  content: 'its words are not those it was written with',
  number: 'a version before it is missing',
}

await main(() =>
  withNewsroom(async () => {
    const { revisions, items, broken } = await verifyRevisions(db())
    if (!broken) return console.log(`${revisions} versions of ${items} texts: all as they were written.`)
    const { itemType, itemId, number, revisionId, what } = broken
    console.error(`Broken at version ${number} of the ${itemType} ${itemId} (${revisionId}): ${WORDS[what]}.`)
    process.exitCode = 1
  }),
)
