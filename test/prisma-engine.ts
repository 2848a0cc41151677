#!/usr/bin/env node
// Stands in for the engine that Prisma's command line downloads: the same engine as WebAssembly, behind the same
// JSON-RPC on standard input and output. With it a test can run the real `prisma migrate deploy`.
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { withSchemaEngine } from '../scripts/lib/schema-engine.ts'

const options = { datasource: { type: 'string' }, datamodels: { type: 'string' } } as const
const { values, positionals } = parseArgs({ options, allowPositionals: true })
if (positionals[0] === 'cli') process.exit(0) // "can you connect?": the work itself will show

const { url } = JSON.parse(values.datasource ?? '{}')
const schema = { path: 'prisma/schema.prisma', content: readFileSync(values.datamodels ?? '', 'utf8') }
for await (const line of createInterface({ input: process.stdin })) {
  const { id, method, params } = JSON.parse(line)
  if (method !== 'applyMigrations') throw new Error(`${method} is not stood in for`)
  const result = await withSchemaEngine(url, schema, (engine) => engine.applyMigrations(params))
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id, result })}\n`)
}
