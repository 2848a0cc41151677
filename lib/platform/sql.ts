/** A part of a statement, for statements that share it; it asks nothing by itself. */
export { sql } from '#lib/platform/db'
