import { mkdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'
import { ROOT } from './processes.mjs'

const PUBLIC = path.join(ROOT, 'public')

/** Names that are the script's own: no browser, no page and nothing kept knows them, so readers get short ones. */
export const OWN_NAMES = [
  'articles',
  'atLeast',
  'corrections',
  'countLines',
  'countNew',
  'cursorNow',
  'headDays',
  'isEager',
  'isFront',
  'isHeld',
  'isPaused',
  'nextMs',
  'onBack',
  'onEager',
  'onFailed',
  'onFresh',
  'onLeave',
  'onOpened',
  'onResume',
  'onShow',
  'onStep',
  'reopen',
  'setOnline',
  'setPaused',
  'setQuiet',
  'showCorrections',
  'showNew',
  'shownTop',
  'stalePages',
  'takeIn',
  'takeOver',
  'tellCorrection',
  'tooOld',
]

/** The only script that readers get: lib/live/client as one file, public/live.js. */
export async function bundleLiveClient(): Promise<string> {
  const result = await build({
    entryPoints: [path.join(ROOT, 'lib/live/client/main.ts')],
    bundle: true,
    minify: true,
    mangleProps: new RegExp(`^(?:${OWN_NAMES.join('|')})$`),
    format: 'iife',
    // Browsers of 2022: what the stylesheet needs as well.
    target: 'es2022',
    charset: 'utf8',
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
