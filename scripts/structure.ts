// Part of npm test: the structure of docs/architecture.md, checked on every import.
import { readSources } from './lib/import-graph.ts'
import { findBreaches } from './lib/structure-rules.ts'

const sources = readSources()
const breaches = findBreaches(sources)
for (const breach of breaches) console.error(breach)
console.log(`${sources.length} files, ${breaches.length} breaches`)
process.exitCode = breaches.length > 0 ? 1 : 0
