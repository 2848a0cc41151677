import type { Model, PrintedPage, Step } from './model.ts'
import type { Network } from './network.ts'

/** Reads the page anew where no list joins up any more, with the older pages of whatever it also holds. */
export async function readAnew<Body>(model: Model<Body>, network: Network<Body>): Promise<Step<Body>> {
  const page = await network.page(0)
  if (!page) throw new Error('No page')
  const older = new Map<number, PrintedPage<Body> | null>()
  // Asked again after each: the reader may have put in what waited meanwhile.
  const findNext = () => model.stalePages(page).find((stale) => !older.has(stale.page))
  for (let next = findNext(); next; next = findNext()) {
    const found = await network.page(next.page)
    if (found && found.revision < next.atLeast) throw new Error('No page')
    older.set(next.page, found)
  }
  return model.takeOver(
    page,
    [...older.values()].filter((found) => found !== null),
  )
}
