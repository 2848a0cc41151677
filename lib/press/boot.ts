import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { listen } from '#lib/platform/listen'
import { log } from '#lib/platform/log'
import { createAssets } from '#lib/press/assets'
import { createDiskStore } from '#lib/press/disk-store'
import { createReaders, type Readers } from '#lib/press/handle'
import { observePrint } from '#lib/press/metrics'
import { createPress, type Press } from '#lib/press/press'
import { databaseNumbers } from '#lib/press/queries'
import { renderWith } from '#lib/press/render-next'
import { readScript } from '#lib/press/script'
import { claimTree } from '#lib/press/tree'

export interface RunningPress {
  press: Press
  readers: Readers
  /** Passes on every wake-up of the process's one LISTEN connection. */
  onWake(hear: (payload: string | null) => void): void
  /** Whether the database answers. */
  isHealthy(): boolean
  close(): Promise<void>
}

interface BootOptions {
  /** Next's request handler. */
  handler: (req: IncomingMessage, res: ServerResponse) => Promise<void>
  host: string
  /** The built application (`.next`). */
  builtFolder: string
  /** The readers’ script, as the build made it. */
  scriptFile: string
  editionsFolder: string
  /** Names and values in turn: what every reader's page carries. */
  headers: string[]
}

/** The press on real parts: Next, the disk, the database. */
export async function bootPress({
  handler,
  host,
  builtFolder,
  scriptFile,
  editionsFolder,
  headers,
}: BootOptions): Promise<RunningPress> {
  const tree = await claimTree(editionsFolder)
  const script = await readScript(scriptFile)
  if (!script) log('warn', 'press.script.missing', { path: scriptFile })
  const assets = createAssets({
    folders: [join(tree.path, 'assets'), ...tree.others.map((other) => join(other, 'assets'))],
    builtFolder: join(builtFolder, 'static'),
    script,
    log,
  })
  const press = createPress({
    render: renderWith(handler, host, script),
    store: createDiskStore({ tree, log, keepAssets: assets.keep }),
    numbers: databaseNumbers,
    build: (await readFile(join(builtFolder, 'BUILD_ID'), 'utf8')).trim(),
    log,
    onPrint: observePrint,
  })
  await press.start()
  const hearers: ((payload: string | null) => void)[] = []
  const listener = listen((payload) => {
    // What only the desk sees changes no page.
    if (!/^(room:|presence:|newsroom$)/.test(payload ?? '')) void press.wake()
    for (const hear of hearers) hear(payload)
  })
  return {
    press,
    readers: createReaders(press, assets, headers),
    onWake: (hear) => void hearers.push(hear),
    isHealthy: press.isHealthy,
    async close() {
      await listener.close()
      await press.close()
      await tree.release()
    },
  }
}
