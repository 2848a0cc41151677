import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { claimTree } from '#lib/press/tree'

async function aRoot() {
  const root = await mkdtemp(join(tmpdir(), 'writethru-tree-'))
  onTestFinished(() => rm(root, { recursive: true, force: true }))
  return root
}

async function claim(root: string) {
  const tree = await claimTree(root)
  onTestFinished(() => tree.release())
  return { ...tree, name: basename(tree.path) }
}

async function owned(root: string, name: string, owner: object) {
  await mkdir(join(root, name), { recursive: true })
  await writeFile(join(root, name, 'owner.json'), JSON.stringify({ token: 'x', ...owner }))
  return join(root, name, 'owner.json')
}

const DEAD = 2 ** 22 + 1 // beyond Linux's largest process number

test('the first process has the first tree, and again after a restart', async () => {
  const root = await aRoot()
  const first = await claim(root)
  expect(first.name).toBe('tree-1')
  await first.release()
  expect((await claim(root)).name).toBe('tree-1')
})

test('a tree of a living process is left to it, and may be read', async () => {
  const root = await aRoot()
  await owned(root, 'tree-1', { pid: process.ppid, host: hostname() })
  const tree = await claim(root)
  expect(tree.name).toBe('tree-2')
  expect(tree.others.map((path) => basename(path))).toEqual(['tree-1'])
})

test('a tree of a dead process, of a broken file and of a former self is free', async () => {
  for (const owner of [
    { pid: DEAD, host: hostname() },
    { pid: process.pid, host: hostname() },
  ]) {
    const root = await aRoot()
    await owned(root, 'tree-1', owner)
    expect((await claim(root)).name).toBe('tree-1')
  }
  const root = await aRoot()
  await writeFile(await owned(root, 'tree-1', {}), '{"pid":')
  expect((await claim(root)).name).toBe('tree-1')
})

test('another machine’s tree is its own while its heart beats', async () => {
  const root = await aRoot()
  const file = await owned(root, 'tree-1', { pid: 1, host: 'elsewhere' })
  expect((await claim(root)).name).toBe('tree-2')
  const longAgo = new Date(Date.now() - 60_000)
  await utimes(file, longAgo, longAgo)
  expect((await claim(root)).name).toBe('tree-1')
})
