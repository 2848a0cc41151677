import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { startOperations } from '#lib/platform/operations'
import { freePort } from '../../scripts/lib/postgres.ts'

const TOKEN = 'sixteen-characters'
const state = { isReady: true }

test('metrics answer on a port of their own, and on the public one only with the token', async () => {
  const port = await freePort()
  const operations = startOperations({ isReady: () => state.isReady, host: '127.0.0.1', port, token: TOKEN })
  const site = createServer(async (req, res) => {
    if (!(await operations.handle(req, res, req.url ?? ''))) res.writeHead(404).end()
  }).listen(0, '127.0.0.1')
  await once(site, 'listening')
  onTestFinished(() => {
    operations.close()
    site.closeAllConnections()
    site.close()
  })
  const own = `http://127.0.0.1:${port}`
  const published = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
  const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } })

  const metrics = await fetch(`${own}/metrics`)
  expect(metrics.headers.get('content-type')).toContain('text/plain')
  expect(await metrics.text()).toContain('writethru_listen_reconnects_total 0')
  expect((await fetch(`${own}/elsewhere`)).status).toBe(404)
  expect((await fetch(`${published}/metrics`)).status).toBe(404)
  expect((await fetch(`${published}/metrics`, bearer(`${TOKEN}x`))).status).toBe(404)
  expect((await fetch(`${published}/metrics`, bearer(TOKEN))).status).toBe(200)

  for (const address of [own, published]) {
    expect((await fetch(`${address}/healthz`)).status).toBe(200)
    state.isReady = false
    expect((await fetch(`${address}/readyz`)).status).toBe(503)
    state.isReady = true
    expect((await fetch(`${address}/readyz`)).status).toBe(200)
  }
})

test('without a token nobody has it', async () => {
  const { holdsToken } = await import('#lib/platform/metrics')
  const request = { headers: { authorization: 'Bearer undefined' } } as Parameters<typeof holdsToken>[0]
  expect(holdsToken(request, undefined)).toBe(false)
})
