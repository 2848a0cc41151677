// npm test: plain JavaScript, because it also runs on the machine's own Node, before Node 24 is installed.
import { continueOnNode24 } from './lib/continue.mjs'
import { lockTests } from './lib/lock.mjs'
import { installPackages } from './lib/packages.mjs'
import { checkNode } from './lib/runtime.mjs'
import { explain } from './lib/terminal.mjs'

async function main() {
  checkNode()
  lockTests()
  await installPackages()
  await continueOnNode24('checks.ts')
}

main().catch((error) => {
  console.error(explain(error))
  process.exitCode = 1
})
