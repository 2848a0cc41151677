import { db, type Tx } from '#lib/platform/db'

/** A server component's way to a query of the desk: `ask(listStoriesForDesk, actor)`. A page never holds the database. */
export function ask<Rest extends unknown[], View>(
  query: (tx: Tx, ...rest: Rest) => Promise<View>,
  ...rest: Rest
): Promise<View> {
  return query(db(), ...rest)
}
