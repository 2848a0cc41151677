import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'playwright/test'
import sharp from 'sharp'
import { aPhoto } from '../test/pictures.ts'
import { addImage } from './support/add-image.ts'
import { logIn } from './support/newsroom.ts'
import { aPublisher } from './support/publisher.ts'
import { bootStack, type Stack } from './support/stack.ts'
import { test } from './support/test.ts'

let stack: Stack
test.beforeAll(async () => {
  test.setTimeout(180_000)
  stack = await bootStack()
})
test.afterAll(() => stack.stop())

test('a printed picture that nobody has asked for yet is there with the database gone and the server killed', async ({
  browser,
  request,
}) => {
  test.setTimeout(180_000)
  const publisher = await aPublisher(() => stack.url, stack.databaseUrl, 'editor@writethru.test')
  const storyId = await publisher.storyIdOf('vellmar-harbour-bridge')
  const ines = await logIn(browser, 'editor@writethru.test', `${stack.url}/desk`)
  const seen = await addImage(ines.page, storyId, await aPhoto(400, 700))
  const unseen = await addImage(ines.page, storyId, await aPhoto(400, 300))
  const words = { type: 'paragraph', content: [{ type: 'text', text: 'Seen from the pier.' }] }
  const image = { type: 'image', attrs: { imageId: seen, caption: 'The bridge' } }
  const body = { type: 'doc', content: [words, image] }
  const updateId = seen.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
  await publisher.call('POST', `/stories/${storyId}/updates`, { updateId, body, publish: true })
  await expect.poll(() => existsSync(join(stack.media, 'shown', seen))).toBe(true)

  await stack.stopDatabase()
  await stack.stopServer('kill')
  await stack.startServer()
  const response = await request.get(`${stack.url}/media/${seen}/full.webp`)
  expect(response.status()).toBe(200)
  expect((await sharp(await response.body()).metadata()).width).toBe(700)
  expect((await request.get(`${stack.url}/media/${unseen}/full.webp`)).status()).toBe(503)
})
