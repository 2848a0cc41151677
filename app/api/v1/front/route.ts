import { z } from 'zod'
import { read, route } from '#lib/api/route'
import { arrangeFront } from '#lib/front/commands'
import { getFrontForDesk } from '#lib/front/queries'
import { ArrangeFront } from '#lib/front/schema'
import { FrontView } from '#lib/front/views'

export const GET = read(z.strictObject({}), getFrontForDesk, {
  summary: 'The front and the breaking line',
  returns: FrontView,
})

export const POST = route(ArrangeFront, arrangeFront, {
  summary: 'Arrange the front: what leads, what follows, what is hidden',
  returns: FrontView,
  status: 201,
})
