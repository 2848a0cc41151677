import { route } from '#lib/api/route'
import { ImageView } from '#lib/media/views'
import { pullImage, putBackImage } from '#lib/takedowns/images'
import { ChangeTakenImage } from '#lib/takedowns/schema'

export const POST = route(ChangeTakenImage, pullImage, {
  summary: 'Take a picture down wherever it stands or stood',
  returns: ImageView,
  status: 201,
})

export const DELETE = route(ChangeTakenImage, putBackImage, {
  summary: 'Put a picture back that was taken down',
  returns: ImageView,
})
