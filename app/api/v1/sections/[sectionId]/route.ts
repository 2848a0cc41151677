import { route } from '#lib/api/route'
import { editSection } from '#lib/sections/commands'
import { EditSection } from '#lib/sections/schema'
import { SectionView } from '#lib/sections/views'

export const PATCH = route(EditSection, editSection, { summary: 'Change a section', returns: SectionView })
