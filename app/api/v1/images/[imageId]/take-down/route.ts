import { route } from '#lib/api/route'
import { ChangeTakenImage } from '#lib/takedowns/schema'
import { pullImage, putBackImage } from '#lib/takedowns/images'
import { ImageView } from '#lib/media/views'

export const POST = route(ChangeTakenImage, pullImage, {
  summary: 'Take a picture down wherever it stands or stood',
  returns: ImageView,
  status: 201,
})

export const DELETE = route(ChangeTakenImage, putBackImage, {
  summary: 'Put a picture back that was taken down',
  returns: ImageView,
})
