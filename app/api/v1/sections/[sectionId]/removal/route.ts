import { route } from '#lib/api/route'
import { removeSection } from '#lib/sections/commands'
import { RemoveSection } from '#lib/sections/schema'
import { RemovalView } from '#lib/sections/views'

export const POST = route(RemoveSection, removeSection, {
  summary: 'Take a section off the page',
  returns: RemovalView,
  status: 201,
})
