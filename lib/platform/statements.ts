/** What is asked again and again has earned a plan of its own; most texts of the desk's searches come once. */
const SEEN_TIMES = 3
/** Each plan costs a connection some 50 KB in Postgres, and pg never lets one go. Everything that is asked often fits. */
const MOST_PLANS = 400
/** Texts that are only counted: an IN list of another length is another text. */
const MOST_COUNTED = 2_000

/**
 * Names for prepared statements: Postgres then parses and plans a text once a connection, not each time (a story's page 8 ms, a
 * publication some twenty statements). Rare texts stay unnamed: ''.
 */
export function createStatementNames(): (query: { sql: string }) => string {
  const names = new Map<string, string>()
  const seen = new Map<string, number>()
  return ({ sql }) => {
    const name = names.get(sql)
    if (name) return name
    if (names.size >= MOST_PLANS) return ''
    const times = (seen.get(sql) ?? 0) + 1
    if (times < SEEN_TIMES) {
      if (seen.size >= MOST_COUNTED) seen.clear()
      seen.set(sql, times)
      return ''
    }
    seen.delete(sql)
    const given = `wt_${names.size + 1}`
    names.set(sql, given)
    return given
  }
}
