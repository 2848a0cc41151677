import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { checkAddress, readAddress } from './address.mjs'
import { freePort } from './postgres.ts'

test('listens on this machine alone unless told otherwise', () => {
  expect(readAddress({})).toEqual({ host: '127.0.0.1', port: 3000 })
  expect(readAddress({ HOST: '0.0.0.0', PORT: '8080' })).toEqual({ host: '0.0.0.0', port: 8080 })
})

test.each(['', '0', '65536', 'abc', '3000.5'])('PORT %j is refused', (PORT) => {
  expect(() => readAddress({ PORT })).toThrow('must be a number from 1 to 65535')
})

test('a port in use is told, with another one to try', async () => {
  const port = await freePort()
  await expect(checkAddress({ host: '127.0.0.1', port })).resolves.toBeUndefined()
  const server = createServer().listen(port, '127.0.0.1')
  await once(server, 'listening')
  await expect(checkAddress({ host: '127.0.0.1', port })).rejects.toThrow(`Port ${port} is in use`)
  server.close()
})

test('an address that this machine does not have is told', async () => {
  const port = await freePort()
  await expect(checkAddress({ host: '192.0.2.1', port })).rejects.toThrow('EADDRNOTAVAIL')
})
