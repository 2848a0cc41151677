import { route } from '#lib/api/route'
import { deleteImage } from '#lib/media/commands'
import { describeImage } from '#lib/media/describing'
import { DeleteImage, DescribeImage } from '#lib/media/schema'
import { DeletedImage, ImageView } from '#lib/media/views'

export const PATCH = route(DescribeImage, describeImage, {
  summary: 'Say what an image shows, what stands under it and whose it is, wherever it stands',
  returns: ImageView,
})

export const DELETE = route(DeleteImage, deleteImage, {
  summary: 'Delete an image that no text has or had',
  returns: DeletedImage,
})
