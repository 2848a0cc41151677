import { expect, type Page } from 'playwright/test'

/** Adds a picture to a story by the desk's own API: its bytes are the body. Answers its id. */
export async function addImage(desk: Page, storyId: string, picture: Buffer): Promise<string> {
  const { status, imageId } = await desk.evaluate(
    async ([storyId, base64]) => {
      const time = Date.now().toString(16).padStart(12, '0')
      const imageId = `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`
      const body = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      const headers = { 'Content-Type': 'image/jpeg' }
      const address = `/api/v1/images?${new URLSearchParams({ imageId, storyId })}`
      return { status: (await fetch(address, { method: 'POST', headers, body })).status, imageId }
    },
    [storyId, picture.toString('base64')] as const,
  )
  expect(status).toBe(201)
  return imageId
}
