import { readFile } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { unlessMissing, writeWhole } from '#lib/platform/files'
import type { Log } from '#lib/platform/log'
import { messageOf } from '#lib/platform/log'
import { type Encoded, encode, hashesOf } from '#lib/press/compress'
import type { Encoding } from '#lib/press/negotiate'
import { isNamedScript, isScript, type Script } from '#lib/press/script'

export interface Asset {
  contentType: string
  bodies: Encoded
  hashes: Record<Encoding, string>
  /** The same path never means other bytes. */
  isForEver: boolean
}

export interface Assets {
  /** Copies what a page needs beside the editions, so that it can still be shown after the next build. */
  keep(paths: string[]): Promise<void>
  /** The stylesheet, font or script at a path, of this build or an earlier one whose pages are kept. */
  find(path: string): Promise<Asset | null>
}

interface AssetParts {
  /** Where this process keeps them, and where others did. */
  folders: [string, ...string[]]
  /** The built application's folder `static`. */
  builtFolder: string
  /** Of this build. */
  script: Script | null
  log: Log
}

const PREFIX = '/_next/static/'
const SCRIPT_TYPE = 'text/javascript; charset=utf-8'
const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
}
const NAME = /^\/_next\/static\/(?:[\w-]+\/)*[\w.~-]+$/
// A stylesheet is 10 KB and a font 100 KB: ten builds fit.
const MOST_IN_MEMORY = 30

/** Next names these files by their content, and we our script: a path means the same bytes for ever. */
export function createAssets({ folders, builtFolder, script, log }: AssetParts): Assets {
  const kept = new Map<string, Promise<void>>()
  const memory = new Map<string, Asset>()

  async function read(path: string): Promise<Buffer | null> {
    // Pages of before the script had a name ask for the one there is.
    if (isScript(path) && (path === script?.path || !isNamedScript(path))) return script?.body ?? null
    const name = fileOf(path)
    for (const folder of [builtFolder, ...folders]) {
      const body = await readFile(join(folder, name)).catch(unlessMissing)
      if (body) return body
    }
    return null
  }

  async function copy(path: string) {
    const body = await read(path)
    if (!body) return log('warn', 'press.asset.missing', { path })
    await writeWhole(join(folders[0], fileOf(path)), body)
    if (path.endsWith('.css')) await keep(fontsOf(path, body.toString()))
  }

  async function keep(paths: string[]) {
    for (const path of paths.filter(isAsset)) {
      const copied = kept.get(path) ?? copy(path)
      kept.set(path, copied)
      await copied.catch((error: unknown) => {
        kept.delete(path)
        log('error', 'press.disk', { path, reason: messageOf(error) })
      })
    }
  }

  return {
    keep,
    async find(path) {
      const known = memory.get(path)
      if (known || !isAsset(path)) return known ?? null
      const body = await read(path)
      if (!body) return null
      const asset = await toAsset(path, body)
      if (memory.size < MOST_IN_MEMORY) memory.set(path, asset)
      return asset
    },
  }
}

const isAsset = (path: string) => isScript(path) || (NAME.test(path) && posix.extname(path) in TYPES)

/** Where a kept one lies in its folder. */
const fileOf = (path: string) => (isScript(path) ? path.slice(1) : path.slice(PREFIX.length))

async function toAsset(path: string, body: Buffer): Promise<Asset> {
  const bodies = await encode(body)
  const contentType = isScript(path) ? SCRIPT_TYPE : (TYPES[posix.extname(path)] ?? '')
  return { contentType, bodies, hashes: hashesOf(bodies), isForEver: !isScript(path) || isNamedScript(path) }
}

/** What a stylesheet asks for itself, relative to where it lies. */
function fontsOf(path: string, css: string): string[] {
  return [...css.matchAll(/url\(["']?([^"')]+)["']?\)/g)].map(([, url = '']) => posix.resolve(posix.dirname(path), url))
}
