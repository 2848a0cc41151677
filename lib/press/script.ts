import { readFile } from 'node:fs/promises'
import { unlessMissing } from '#lib/platform/files'
import { hashOf } from '#lib/press/compress'

/** Where pages say it is as Next renders them: a file in its public folder, for whoever runs without the press. */
const RENDERED = '/live.js'
/** Where pages say it is as they are printed. */
const NAMED = /^\/live\.[\w-]{22}\.js$/

/** The one script that readers get. */
export interface Script {
  /** Its name says what is in it, so that every kept page finds the script it was printed for. */
  path: string
  body: Buffer
}

export const isScript = (path: string): boolean => path === RENDERED || isNamedScript(path)

export const isNamedScript = (path: string): boolean => NAMED.test(path)

export const nameScript = (body: Buffer): Script => ({ path: `/live.${hashOf(body)}.js`, body })

/** The script of this build; null where nobody made one. */
export async function readScript(file: string): Promise<Script | null> {
  const body = await readFile(file).catch(unlessMissing)
  return body && nameScript(body)
}

/** A rendered page with the script's name, which Next does not know. No text has a "<" of its own, so this is our tag. */
export const withScriptName = (html: string, { path }: Script): string =>
  html.replace(`<script src="${RENDERED}"`, `<script src="${path}"`)
