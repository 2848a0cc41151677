import { query } from '#test/database'

/** What a database consists of, as sorted lines: two databases with equal lines have the same shape. */
export async function readCatalog(connectionString: string): Promise<string[]> {
  const rows = await query<{ line: string }>(connectionString, CATALOG)
  return rows.map((row) => row.line)
}

const CATALOG = `
  SELECT * FROM (
    SELECT format('column %s.%s %s%s default %s', table_name, column_name, udt_name,
      format('(%s,%s)%s', character_maximum_length, datetime_precision, CASE is_nullable WHEN 'NO' THEN ' not null' END),
      coalesce(column_default, '-')) AS line
    FROM information_schema.columns WHERE table_schema = 'public'
    UNION ALL
    SELECT format('index %s', indexdef) FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL
    SELECT format('constraint %s.%s %s', conrelid::regclass, conname, regexp_replace(pg_get_constraintdef(oid),
      ' DEFERRABLE INITIALLY DEFERRED', ''))
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype IN ('p', 'u', 'f')
    UNION ALL
    SELECT format('enum %s.%s %s', typname, enumsortorder, enumlabel)
    FROM pg_enum JOIN pg_type ON pg_type.oid = enumtypid
  ) AS catalog
  WHERE line NOT LIKE '%_prisma_migrations%'
  ORDER BY line`
