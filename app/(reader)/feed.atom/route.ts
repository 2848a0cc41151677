import { siteFeedIn } from '../feed'

export const dynamic = 'force-dynamic'

export const GET = siteFeedIn('atom')
