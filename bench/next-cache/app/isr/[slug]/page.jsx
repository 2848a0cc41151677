import { notFound } from 'next/navigation'
import { getStoryForReader } from '#lib/stories/reader'
import { Story } from '../../story.jsx'

// Next's page cache, emptied by revalidatePath: what a CMS on Next would do without the press.
export const revalidate = false
export const generateStaticParams = () => []

export default async function Page({ params }) {
  const story = await getStoryForReader((await params).slug)
  if (!story) notFound()
  return <Story story={story} />
}
