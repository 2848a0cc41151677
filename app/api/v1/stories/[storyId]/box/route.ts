import { read, route } from '#lib/api/route'
import { createClaim } from '#lib/box/commands'
import { getBoxForDesk } from '#lib/box/queries'
import { CreateClaim } from '#lib/box/schema'
import { BoxView, ClaimView } from '#lib/box/views'
import { StoryPath } from '#lib/stories/schema'

export const GET = read(StoryPath, getBoxForDesk, { summary: 'The box What we know of a story', returns: BoxView })

export const POST = route(CreateClaim, createClaim, {
  summary: 'Add a row to the box What we know',
  returns: ClaimView,
  status: 201,
})
