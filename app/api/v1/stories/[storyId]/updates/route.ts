import { z } from 'zod'
import { read, route } from '#lib/api/route'
import { Id } from '#lib/platform/ids'
import { createUpdate } from '#lib/updates/commands'
import { listUpdatesForDesk } from '#lib/updates/queries'
import { CreateUpdate } from '#lib/updates/schema'
import { UpdatesView, UpdateView } from '#lib/updates/views'

export const GET = read(z.strictObject({ storyId: Id }), listUpdatesForDesk, {
  summary: 'The updates of a story in every state, newest first',
  returns: UpdatesView,
})

export const POST = route(CreateUpdate, createUpdate, {
  summary: 'File an update: a draft, submitted, held, scheduled, or published at once',
  returns: UpdateView,
  status: 201,
})
