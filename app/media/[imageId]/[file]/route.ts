import { getMedia } from '#lib/api/media'

export const dynamic = 'force-dynamic'

export const GET = getMedia
