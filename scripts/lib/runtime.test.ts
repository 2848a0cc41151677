import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { checkNode, findRuntime } from './runtime.mjs'

const root = mkdtempSync(path.join(tmpdir(), 'writethru-runtime-'))
const own = path.join(root, 'machine-node')
writeFileSync(own, '')
afterAll(() => rmSync(root, { recursive: true }))

test('a Node that cannot even install is told so in one line', () => {
  expect(() => checkNode('18.20.8')).toThrow(/^This is Node 18\.20\.8; Writethru needs Node 20 or newer/)
  expect(() => checkNode('20.0.0')).not.toThrow()
})

test('where npm has no Node, the machine’s own runs it if it is new enough', () => {
  expect(findRuntime({ version: '24.7.0', self: own, root })).toBe(own)
  expect(findRuntime({ version: '26.0.0', self: own, root })).toBe(own)
  expect(() => findRuntime({ version: '24.6.9', self: own, root })).toThrow('install Node 24')
  expect(() => findRuntime({ version: '20.20.2', self: own, root })).toThrow('install Node 24')
})

test('otherwise npm’s Node runs it, whatever the machine has', () => {
  const installed = path.join(root, `node_modules/node-${process.platform}-${process.arch}/bin/node`)
  mkdirSync(path.dirname(installed), { recursive: true })
  writeFileSync(installed, '')
  expect(findRuntime({ version: '20.20.2', self: own, root })).toBe(installed)
  expect(findRuntime({ version: '26.0.0', self: own, root })).toBe(installed)
  expect(findRuntime({ version: '24.21.0', self: installed, root })).toBe(installed)
})
