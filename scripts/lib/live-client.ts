import { mkdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'
import { ROOT } from './processes.mjs'

/**
 * Names of our own parts, which no browser knows: short ones save a hundred bytes of the eight kilobytes that a reader
 * on a train is asked for.
 */
const OWN_NAMES =
  /^(on(Step|Fresh|Show|Pause|Eager)|is(Eager|Paused|Front)|set(Paused|Quiet|Online)|show(New|Corrections)|stalePages|countNew|shownTop|numberOf|tooOld|atLeast|nextMs|release|adopt|holds|receive|note|place|gone|news|marks|insert|articles|reopen|watch|online|below|leave|back|cursor|failed|beside|corrections|network|model|clock|ended|timeline|updates|stream|changes)$/

const PUBLIC = path.join(ROOT, 'public')

/** The only script that readers get: lib/live/client as one file, public/live.js. */
export async function bundleLiveClient(): Promise<string> {
  const result = await build({
    entryPoints: [path.join(ROOT, 'lib/live/client/main.ts')],
    bundle: true,
    minify: true,
    format: 'iife',
    // Browsers of 2022: what the stylesheet needs as well.
    target: 'es2022',
    charset: 'utf8',
    mangleProps: OWN_NAMES,
    write: false,
  })
  return result.outputFiles[0]?.text ?? ''
}

export async function buildLiveClient(): Promise<void> {
  const whole = path.join(PUBLIC, `.live-${process.pid}.js`)
  await mkdir(PUBLIC, { recursive: true })
  await writeFile(whole, await bundleLiveClient())
  await rename(whole, path.join(PUBLIC, 'live.js')) // a server that reads it meanwhile gets the old or the new one
}
