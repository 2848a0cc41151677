import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { ROOT } from '../scripts/lib/processes.mjs'

const rows = readFileSync(path.join(ROOT, 'docs/asvs.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| V\d/.test(line))
  .map((line) => {
    const [section = '', what = '', proof = ''] = line
      .split(/(?<!\\)\|/)
      .slice(1)
      .map((cell) => cell.trim())
    return { section, what, proof }
  })

const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8').replaceAll("\\'", "'")

/** What a text names as “`file`: “test”” and is not there. */
function missingIn(text: string): { missing: string[]; named: number } {
  const all = [...text.matchAll(/`([\w./-]+\.tsx?)`(?:: “(.+?)”(?=;|$| and| \||\.))?/gm)]
  const missing = all.flatMap(([, file = '', name]) => {
    if (!existsSync(path.join(ROOT, file))) return [file]
    return name && !read(file).includes(name) ? [`${file}: ${name}`] : []
  })
  return { missing, named: all.length }
}

test('the page about security names files and tests that exist', () => {
  const { missing, named } = missingIn(read('docs/security.md'))
  expect(missing).toEqual([])
  expect(named).toBeGreaterThan(12)
})

describe('the list of ASVS', () => {
  test('says of each item a test, why it does not apply, or that it is open', () => {
    expect(rows.length).toBeGreaterThan(60)
    for (const { section, what, proof } of rows) {
      expect(what, section).not.toBe('')
      expect(proof, section).toMatch(/`[\w./-]+\.(ts|tsx)`|^Not applicable: |^Open/)
    }
  })

  test('names files and tests that exist', () => {
    const missing: string[] = []
    let named = 0
    for (const { section, proof } of rows) {
      const found = missingIn(proof)
      named += found.named
      missing.push(...found.missing.map((each) => `${section}: ${each}`))
    }
    expect(missing).toEqual([])
    expect(named).toBeGreaterThan(60)
  })

  test('has every chapter of the standard', () => {
    const chapters = new Set(
      rows.flatMap(({ section }) => [...section.matchAll(/V(\d+)/g)].map(([, number]) => Number(number))),
    )
    expect([...chapters].sort((a, b) => a - b)).toEqual(Array.from({ length: 17 }, (_, index) => index + 1))
  })
})
