import { rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'
import { ROOT } from './processes.mjs'

const PUBLIC = path.join(ROOT, 'public')

/** The desk's service worker: lib/desk/worker as one file, public/desk-sw.js. Each build's is another one. */
export async function buildDeskWorker(version: string): Promise<void> {
  const result = await build({
    entryPoints: [path.join(ROOT, 'lib/desk/worker/main.ts')],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    define: { BUILD: JSON.stringify(version.slice(0, 16)) },
    write: false,
  })
  const whole = path.join(PUBLIC, `.desk-sw-${process.pid}.js`)
  await writeFile(whole, result.outputFiles[0]?.text ?? '')
  await rename(whole, path.join(PUBLIC, 'desk-sw.js'))
}
