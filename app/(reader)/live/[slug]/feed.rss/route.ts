import { storyFeedIn } from '../../../feed'

export const dynamic = 'force-dynamic'

export const GET = storyFeedIn('rss')
