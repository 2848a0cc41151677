import { z } from 'zod'
import { read } from '#lib/api/route'
import { listImagesForDesk } from '#lib/media/queries'
import { ImagesView } from '#lib/media/views'
import { Id } from '#lib/platform/ids'

export const GET = read(z.strictObject({ storyId: Id }), listImagesForDesk, {
  summary: 'The images of a story, the last first, and whether one waits for its alternative text',
  returns: ImagesView,
})
