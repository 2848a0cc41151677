import { db, type Tx } from '#lib/platform/db'

/** A server component's way to a query of the desk: `ask(listStoriesForDesk, actor)`. A page never holds the database. */
export function ask<Rest extends unknown[], View>(
  query: (tx: Tx, ...rest: Rest) => Promise<View>,
  ...rest: Rest
): Promise<View> {
  return query(db(), ...rest)
}

/**
 * The same for what would be read after a change: the query makes the change, reads, and all of it is taken back. Nobody else
 * ever sees it, and nobody is woken.
 */
export async function askWhatIf<Rest extends unknown[], View>(
  query: (tx: Tx, ...rest: Rest) => Promise<View>,
  ...rest: Rest
): Promise<View> {
  const undone = new Undone<View>()
  try {
    await db().$transaction(async (tx) => {
      undone.view = await query(tx, ...rest)
      throw undone
    })
  } catch (error) {
    if (error !== undone) throw error
  }
  if (undone.view === undefined) throw new Error('A change that was to be taken back was kept')
  return undone.view
}

class Undone<View> extends Error {
  view: View | undefined
}
