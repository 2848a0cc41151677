import { read, route } from '#lib/api/route'
import { createClaim } from '#lib/box/making'
import { getBoxForDesk } from '#lib/box/queries'
import { CreateClaim } from '#lib/box/schema'
import { BoxView, ClaimView } from '#lib/box/views'
import { StoryPath } from '#lib/stories/schema'

export const GET = read(StoryPath, getBoxForDesk, {
  summary: 'All claims of a story: its box, then what is the desk’s alone',
  returns: BoxView,
})

export const POST = route(CreateClaim, createClaim, {
  summary: 'Make a claim and put it into the box',
  returns: ClaimView,
  status: 201,
})
