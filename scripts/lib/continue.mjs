// Plain JavaScript: also runs on the machine's own Node, before Node 24 is installed.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from './processes.mjs'
import { findRuntime } from './runtime.mjs'

/** Goes on with a TypeScript file of scripts/: here if this Node can, else in one that can. */
export async function continueOnNode24(script) {
  const runtime = findRuntime()
  const file = path.join(ROOT, 'scripts', script)
  withRuntimeFirst(runtime)
  if (runtime === process.execPath) {
    await import(pathToFileURL(file).href)
    return
  }
  // The channel tells the child when this process is killed; what is signalled here is passed on.
  const stdio = ['inherit', 'inherit', 'inherit', 'ipc']
  const child = spawn(runtime, [file, ...process.argv.slice(2)], { cwd: ROOT, stdio })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  process.exitCode = await new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? 1))
  })
  process.exit()
}

/** Programs in node_modules begin with "env node": they must find this Node, also where npm did not start us. */
function withRuntimeFirst(runtime) {
  const folders = [path.dirname(runtime), path.join(ROOT, 'node_modules/.bin'), process.env.PATH]
  process.env.PATH = folders.join(path.delimiter)
}
