import { startServer } from '../../scripts/lib/server-process.ts'

// Run by starter-killed.spec.ts in a process of its own, to be killed.
const port = Number(process.argv[2])
await startServer({ host: '127.0.0.1', port }, {}).ready
