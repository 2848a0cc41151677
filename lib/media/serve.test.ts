import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { answerMedia } from '#lib/media/serve'
import { variantKey } from '#lib/media/variants'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { storage } from '#lib/platform/storage'
import { createUpdate } from '#lib/updates/commands'
import { CreateUpdate } from '#lib/updates/schema'
import { testDatabase } from '#test/database'
import { aContributor, aStory } from '#test/factories'
import { perform } from '#test/planted'

const folder = mkdtempSync(join(tmpdir(), 'media-'))
process.env.MEDIA_DIR = folder
afterAll(() => rmSync(folder, { recursive: true, force: true }))
testDatabase()

it('is there for readers the moment it is published, whoever asked for it before', async () => {
  const ana = await aContributor('editor')
  const { id: storyId } = await aStory(ana)
  const imageId = newId()
  const stored = { uploadedAt: new Date(), storedAt: new Date(), hash: 'h', width: 900, height: 600, bytes: 9 }
  await db().image.create({ data: { id: imageId, storyId, uploadedById: ana.id, ...stored } })
  await storage().put(variantKey(imageId, '480'), Buffer.from('a picture'))
  const ask = async (isOfDesk: boolean) => {
    const path = `/media/${imageId}/480.webp`
    return (await answerMedia({ path, ifNoneMatch: undefined, isOfDesk: async () => isOfDesk })).status
  }

  expect([await ask(true), await ask(false)]).toEqual([200, 404])
  const picture = { type: 'image' as const, attrs: { imageId, alt: 'The bridge', caption: '' } }
  const body = { type: 'doc' as const, content: [picture] }
  await perform(createUpdate, CreateUpdate.parse({ storyId, updateId: newId(), body, publish: true }), ana)
  expect(await ask(false)).toBe(200)
})
