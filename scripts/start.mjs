// npm start, npm run dev: plain JavaScript, because it also runs on the machine's own Node, before Node 24 is installed.
import { checkAddress, readAddress } from './lib/address.mjs'
import { continueOnNode24 } from './lib/continue.mjs'
import { lockNewsroom } from './lib/lock.mjs'
import { installPackages } from './lib/packages.mjs'
import { checkNode } from './lib/runtime.mjs'
import { explain } from './lib/terminal.mjs'

async function main() {
  checkNode()
  lockNewsroom()
  await checkAddress(readAddress())
  await installPackages()
  await continueOnNode24('newsroom.ts')
}

main().catch((error) => {
  console.error(explain(error))
  process.exitCode = 1
})
