import { unstable_cache } from 'next/cache'
import { connection } from 'next/server'
import { getStoryForReader } from '#lib/stories/reader'
import { Story } from '../../story.jsx'

// Next's data cache, emptied by revalidateTag.
export default async function Page({ params }) {
  await connection()
  const { slug } = await params
  const story = await unstable_cache(getStoryForReader, ['story'], { tags: [`story-${slug}`] })(slug)
  return <Story story={story} />
}
