import { incomingFolder } from '#lib/api/leftovers'
import { upload } from '#lib/api/upload'
import { abandonImage, beginImage, finishImage, mayAddImage } from '#lib/media/commands'
import { makeImage, unmakeImage } from '#lib/media/make'
import { AddImage, MAX_IMAGE_BYTES } from '#lib/media/schema'
import { inTurn } from '#lib/media/turns'
import { ImageView } from '#lib/media/views'
import { storage } from '#lib/platform/storage'

export const POST = upload(
  AddImage,
  {
    check: mayAddImage,
    begin: beginImage,
    make: ({ imageId }, file) => makeImage(storage(), imageId, file),
    finish: finishImage,
    abandon: abandonImage,
    unmake: ({ imageId }) => unmakeImage(storage(), imageId),
    inTurn,
  },
  {
    summary: 'Add an image to a story: the body is the picture itself, as JPEG, PNG or WebP, up to 15 MB',
    returns: ImageView,
    types: ['image/jpeg', 'image/png', 'image/webp'],
    maxBytes: MAX_IMAGE_BYTES,
    folder: incomingFolder,
  },
)
