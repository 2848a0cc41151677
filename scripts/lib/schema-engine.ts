import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as engine from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'

export interface Schema {
  path: string
  content: string
}

const require = createRequire(import.meta.url)
let loaded = false

/**
 * Prisma's schema engine as WebAssembly: the binary that its command line downloads may not be reachable.
 * Node cannot import the package itself (its entry imports a .wasm file), so it is put together here.
 */
async function load(): Promise<void> {
  if (loaded) return
  const folder = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg').replace(/[^/\\]+$/, '')
  const wasm = await WebAssembly.compile(await readFile(`${folder}schema_engine_bg.wasm`))
  const instance = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': withoutLingering(engine) })
  engine.__wbg_set_wasm(instance.exports)
  if (typeof instance.exports.__wbindgen_start === 'function') instance.exports.__wbindgen_start()
  loaded = true
}

/** The engine never clears the time limit of its advisory lock, which would keep every process alive for 10 s more. */
function withoutLingering(imports: Record<string, WebAssembly.ImportValue>): Record<string, WebAssembly.ImportValue> {
  const wait = (callback: () => void, ms: number) => setTimeout(callback, ms).unref()
  const isWait = (name: string) => name.startsWith('__wbg_setTimeout_')
  return Object.fromEntries(Object.entries(imports).map(([name, value]) => [name, isWait(name) ? wait : value]))
}

/** Runs `work` on an engine that is connected to a database (it wants one even to compare two schemas). */
export async function withSchemaEngine<T>(
  connectionString: string,
  schema: Schema,
  work: (engine: engine.SchemaEngine) => Promise<T>,
): Promise<T> {
  await load()
  // One connection: the engine's advisory lock, which keeps two migrating processes apart, belongs to a connection.
  const pool = new pg.Pool({ connectionString, max: 1 })
  const adapter = bindMigrationAwareSqlAdapterFactory(new WholeScripts(pool))
  const ours = await engine.SchemaEngine.new({ datamodels: [[schema.path, schema.content]] }, () => {}, adapter)
  try {
    return await work(ours)
  } finally {
    ours.free()
    await pool.end()
  }
}

/**
 * Prisma's adapter cuts a script at every semicolon, also inside a function body, and sends each piece by itself.
 * Sent whole, a migration is one implicit transaction: it happens or it does not, as with Prisma's own binary.
 */
class WholeScripts extends PrismaPg {
  readonly #pool: pg.Pool

  constructor(pool: pg.Pool) {
    super(pool)
    this.#pool = pool
  }

  override async connect() {
    const adapter = await super.connect()
    adapter.executeScript = async (script) => {
      await this.#pool.query(script)
    }
    return adapter
  }
}
