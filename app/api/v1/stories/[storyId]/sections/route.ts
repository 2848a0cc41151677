import { route } from '#lib/api/route'
import { createSection } from '#lib/sections/commands'
import { CreateSection } from '#lib/sections/schema'
import { SectionView } from '#lib/sections/views'

export const POST = route(CreateSection, createSection, {
  summary: 'Add background',
  returns: SectionView,
  status: 201,
})
