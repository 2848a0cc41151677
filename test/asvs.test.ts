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
      for (const [, file = '', name] of proof.matchAll(/`([\w./-]+\.tsx?)`(?:: “(.+?)”(?=;|$| and|\.))?/g)) {
        named += 1
        if (!existsSync(path.join(ROOT, file))) missing.push(`${section}: ${file}`)
        else if (name && !read(file).includes(name)) missing.push(`${section}: ${file}: ${name}`)
      }
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
