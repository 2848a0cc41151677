import { bylineFeedIn } from '../../../feed'

export const dynamic = 'force-dynamic'

export const GET = bylineFeedIn('atom')
