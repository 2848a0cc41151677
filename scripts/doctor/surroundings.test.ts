import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer as createHttpServer } from 'node:http'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { lookAtFiles, spaceFinding } from './files.ts'
import type { Look } from './finding.ts'
import { lookAtServices } from './services.ts'

const told = (looks: Look[]) =>
  looks.flatMap(({ findings }) => findings.map(({ weight, what }) => `${weight}: ${what}`))

describe('files', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'doctor-'))
    await chmod(folder, 0o711)
    await writeFile(path.join(folder, 'secrets.json'), '{}', { mode: 0o600 })
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  const looked = async (fields = {}) => {
    const places = { data: folder, secrets: path.join(folder, 'secrets.json'), editions: folder, media: folder }
    return told(await lookAtFiles({ ...places, ...fields })).map((line) => line.replaceAll(folder, '…'))
  }

  test('that are their owner’s alone are in order, and those that are not there yet', async () => {
    expect(await looked()).toEqual([])
    const later = path.join(folder, 'later/on')
    expect(await looked({ editions: later, media: later, secrets: later, data: later })).toEqual([])
  })

  test('with the secrets that others can read', async () => {
    await chmod(path.join(folder, 'secrets.json'), 0o640)
    expect(await looked()).toEqual(['must: …/secrets.json can be read by others on this machine (640).'])
  })

  test('that everybody may list, or write', async () => {
    await chmod(folder, 0o755)
    expect(await looked()).toEqual([expect.stringMatching(/^may: Everybody on this machine may list …/)])
    await chmod(folder, 0o777)
    expect(await looked()).toEqual(['must: Everybody on this machine may write into ….'])
  })

  test('in a folder that cannot be written to', async () => {
    await writeFile(path.join(folder, 'file'), '')
    const [line] = await looked({ editions: path.join(folder, 'file') })
    expect(line).toMatch(/^must: …\/file cannot be written to \(ENOTDIR\)/)
    await mkdir(path.join(folder, 'fine'))
    expect(await looked({ media: path.join(folder, 'fine') })).toEqual([])
  })

  test('on a disk that is nearly full', () => {
    expect(spaceFinding('d', 900_000_000, 100_000_000_000)).toMatchObject({ weight: 'must' })
    expect(spaceFinding('d', 2_000_000_000, 100_000_000_000)).toBeNull()
    expect(spaceFinding('d', 900_000_000, 2_000_000_000)).toBeNull()
  })
})

describe('services', () => {
  let server: Server
  const listen = async (made: Server) => {
    server = made
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return (server.address() as AddressInfo).port
  }
  const bucket = (status: number) => listen(createHttpServer((_req, res) => res.writeHead(status).end('<x/>')))
  afterEach(() => new Promise((resolve) => (server ? server.close(resolve) : resolve(null))))

  test('that are not set are not asked', async () => {
    expect(await lookAtServices({})).toEqual([])
  })

  test('a mail server that takes us, and one that does not', async () => {
    const port = await listen(
      createServer((socket) => {
        socket.write('220 mail\r\n')
        socket.on('data', (line) => socket.write(/^QUIT/.test(String(line)) ? '221 bye\r\n' : '250 fine\r\n'))
        socket.on('error', () => {})
      }),
    )
    expect(told(await lookAtServices({ SMTP_URL: `smtp://127.0.0.1:${port}` }))).toEqual([])
    await new Promise((resolve) => server.close(resolve))
    const [line] = told(await lookAtServices({ SMTP_URL: `smtp://127.0.0.1:${port}` }))
    expect(line).toMatch(/^must: The mail server of SMTP_URL does not take our log-in \(E/)
  })

  test.each([
    [403, []],
    [404, []],
    [200, [expect.stringMatching(/^must: Anybody may list the bucket/)]],
  ])('a bucket that answers a stranger with %i', async (status, findings) => {
    const port = await bucket(status)
    expect(told(await lookAtServices({ MEDIA_S3_URL: `http://127.0.0.1:${port}/bucket` }))).toEqual(findings)
  })

  test('a bucket that is not there', async () => {
    const port = await bucket(200)
    await new Promise((resolve) => server.close(resolve))
    const [line] = told(await lookAtServices({ MEDIA_S3_URL: `http://127.0.0.1:${port}/bucket` }))
    expect(line).toMatch(/^must: The bucket of MEDIA_S3_URL cannot be reached/)
  })
})
