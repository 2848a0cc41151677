import type { ClientBase } from 'pg'
import { log } from '#lib/platform/log'

let isTold = false

/** Where this database holds grants for it. Another newsroom of the same owner may have made the role for tables of its own. */
const TAKE = `
  SELECT set_config('role', rolname, false) FROM pg_roles
  WHERE rolname = left(session_user || '_reader', 63) AND pg_has_role(session_user, oid, 'MEMBER')
    AND has_any_column_privilege(oid, to_regclass('"Site"'), 'SELECT')`

/**
 * A new connection of the readers' pool puts on the role that cannot see secrets. Where nobody could make that role it goes on
 * as who it is: a newspaper that does not print is worse than one with a wall less, and the log and `npm run doctor` say so.
 */
export async function takeReaderRole(client: ClientBase): Promise<void> {
  const { rowCount } = await client.query(TAKE)
  if (!rowCount) tellThereIsNone()
}

export function tellThereIsNone(): void {
  if (isTold) return
  isTold = true
  log('warn', 'database.readers_see_everything', {
    advice: 'Run npm run doctor: the readers’ database role is missing.',
  })
}
