import { incomingFolder } from '#lib/api/leftovers'
import { upload } from '#lib/api/upload'
import { abandonPortrait, beginPortrait, finishPortrait, mayAddPortrait } from '#lib/bylines/portraits'
import { AddPortrait } from '#lib/bylines/schema'
import { ProfileView } from '#lib/bylines/views'
import { makeImage, unmakeImage } from '#lib/media/make'
import { MAX_IMAGE_BYTES } from '#lib/media/schema'
import { inTurn } from '#lib/media/turns'
import { storage } from '#lib/platform/storage'

export const POST = upload(
  AddPortrait,
  {
    check: mayAddPortrait,
    begin: beginPortrait,
    make: ({ portraitId }, file) => makeImage(storage(), portraitId, file),
    finish: finishPortrait,
    abandon: abandonPortrait,
    unmake: ({ portraitId }) => unmakeImage(storage(), portraitId),
    inTurn,
  },
  {
    summary: 'Give a contributor a portrait: the body is the picture itself, as JPEG, PNG or WebP, up to 15 MB',
    returns: ProfileView,
    sessionOnly: true,
    types: ['image/jpeg', 'image/png', 'image/webp'],
    maxBytes: MAX_IMAGE_BYTES,
    folder: incomingFolder,
  },
)
