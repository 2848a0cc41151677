import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from '../../scripts/lib/postgres.ts'
import { residentKb } from './crowd.ts'

export interface Rival {
  name: string
  /** Memory in use. */
  residentKb(): Promise<number>
  streamUrl: string
  publish(message: string): Promise<void>
  stop(): Promise<void>
}

/** nginx with nchan, as Debian packages it (libnginx-mod-nchan), one worker on this machine alone; null where it is not installed. */
export async function startNchan(): Promise<Rival | null> {
  const port = await freePort()
  const folder = await mkdtemp(join(tmpdir(), 'writethru-nchan-'))
  await writeFile(join(folder, 'nginx.conf'), nginxConf(port, folder))
  const child = spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const isThere = await Promise.race([once(child, 'spawn').then(() => true), once(child, 'error').then(() => false)])
  if (!isThere) return null
  return startRival('nginx + nchan', child, port, '/sub', () => rm(folder, { recursive: true, force: true }))
}

const nginxConf = (port: number, folder: string) => `
load_module /usr/lib/nginx/modules/ngx_nchan_module.so;
user root;
daemon off;
worker_processes 1;
worker_rlimit_nofile 20000;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events { worker_connections 19000; }
http {
  access_log off;
  nchan_shared_memory_size 256M;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  server {
    listen 127.0.0.1:${port} backlog=4096;
    location = /pub { nchan_publisher; nchan_channel_id story; }
    location = /sub { nchan_subscriber eventsource; nchan_channel_id story; nchan_subscriber_first_message newest; }
  }
}`

export async function startBare(): Promise<Rival> {
  const port = await freePort()
  const child = spawn(process.execPath, [join(import.meta.dirname, 'bare-server.ts')], {
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return startRival('bare Node', child, port, '/', async () => {})
}

async function startRival(
  name: string,
  child: ChildProcess,
  port: number,
  path: string,
  clean: () => Promise<void>,
): Promise<Rival> {
  await listens(port)
  const address = `http://127.0.0.1:${port}`
  return {
    name,
    residentKb: () => residentKb(child.pid ?? 0),
    streamUrl: address + path,
    async publish(message) {
      const response = await fetch(`${address}/pub`, { method: 'POST', body: message })
      if (!response.ok) throw new Error(`${name} answers ${response.status}`)
    },
    async stop() {
      if (child.exitCode === null && child.kill()) await once(child, 'exit')
      await clean()
    },
  }
}

async function listens(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const socket = createConnection(port, '127.0.0.1')
    const answer = await Promise.race([once(socket, 'connect'), once(socket, 'error')]).catch(() => ['refused'])
    socket.destroy()
    if (answer.length === 0) return
    await wait(50)
  }
  throw new Error(`Nothing listens on ${port}`)
}
