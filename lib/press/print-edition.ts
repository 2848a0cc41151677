import { encode, QUICK } from '#lib/press/compress'
import { type Edition, makeEdition } from '#lib/press/edition'
import { readPrinted } from '#lib/press/printed'

export interface RenderedPage {
  status: number
  html: string
  /** The Link header, where React puts font preloads. */
  link: string
}

/** Renders a path as a reader without cookies would get it; rejects when the signal says so. */
export type Render = (path: string, signal: AbortSignal) => Promise<RenderedPage>

/** One page from rendering to bytes. @throws when it is not a whole page, or holds what no page may hold (RefusedPage) */
export async function printEdition(path: string, signal: AbortSignal, render: Render, build: string): Promise<Edition> {
  const { status, html, link } = await render(path, signal)
  if (status !== 200) throw new Error(`The page was rendered with status ${status}`)
  const page = readPrinted(path, html, link)
  const bodies = await encode(Buffer.from(page.html), QUICK)
  const { epoch, revision, masthead, assets } = page
  const numbers = { epoch: epoch ?? '', revision: revision ?? 0, masthead: masthead ?? 0 }
  return makeEdition({ path, ...numbers, build, assets }, bodies)
}

/** The same page in fewer bytes, for when nobody waits for it. */
export async function makeDense({ meta, bodies }: Edition): Promise<Edition> {
  const { path, epoch, revision, masthead, build, assets } = meta
  return makeEdition({ path, epoch, revision, masthead, build, assets }, await encode(bodies.identity))
}
