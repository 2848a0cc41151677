import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { run } from '#lib/api/run'
import { importArticle } from '#lib/imports/commands'
import { ImportArticle } from '#lib/imports/schema'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { textOf } from '#lib/richtext/text'
import { getStoryForReader } from '#lib/stories/reader'
import { testDatabase } from '#test/database'
import { aContributor } from '#test/factories'

testDatabase()

const text = readFileSync('prisma/demo/ankara.txt', 'utf8')

function anImport(fields: object = {}) {
  return ImportArticle.parse({ storyId: newId(), text, topic: 'World', timeZone: 'Europe/Istanbul', ...fields })
}

it('makes a draft story that nobody sees, with the bullets in the text’s order', async () => {
  const ana = await aContributor()
  const input = anImport({ slug: 'ankara-draft' })
  await run(importArticle, ana.id, input, new Date())
  expect(await getStoryForReader('ankara-draft')).toBeNull()
  expect(await db().liveUpdate.count({ where: { storyId: input.storyId, publishedAt: null } })).toBe(11)
})

it('publishes the article as it stands: order, heading, sections, the caption with its place, no garbled sentence', async () => {
  const ana = await aContributor()
  const input = anImport({ slug: 'ankara', publish: true })
  await run(importArticle, ana.id, input, new Date())
  const page = await getStoryForReader('ankara')
  expect(page).toMatchObject({ credit: 'The Meridian', listHeading: 'Here’s what is known so far' })
  const texts = page?.updates.map(({ body }) => textOf(body)) ?? []
  expect(texts).toEqual(input.parsed.bullets.map(({ paragraphs }) => paragraphs.join('\n\n')))
  expect(page?.updates[5]?.body.content.at(-1)).toMatchObject({ type: 'image', attrs: { imageId: null } })
  expect(page?.sections).toHaveLength(3)
  expect(page?.updates.every(({ occurredAt }) => occurredAt === null)).toBe(true)
  expect(JSON.stringify(page)).not.toContain('ambassadorjoined')
})

it('leaves nothing half done where a part of it is refused', async () => {
  const bo = await aContributor('reporter')
  const input = anImport({ slug: 'refused' })
  await expect(run(importArticle, bo.id, input, new Date())).rejects.toMatchObject({ code: 'forbidden' })
  expect(await db().storySlug.count({ where: { slug: 'refused' } })).toBe(0)
})
