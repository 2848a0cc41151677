import { notFound, permanentRedirect, redirect } from 'next/navigation'
import { parseInstant } from '#lib/history/instant'
import { findRevisionForReader } from '#lib/history/reader'
import { findSlug } from '#lib/stories/reader'

export const dynamic = 'force-dynamic'

interface Props {
  params: Promise<{ slug: string; time: string }>
}

/** A time leads to the number that the story had come to. Not for ever: it may still be to come. */
export default async function StoryAtTimePage({ params }: Props) {
  const { slug, time } = await params
  const moment = parseInstant(decodeURIComponent(time))
  if (!moment) notFound()
  const known = await findSlug(slug)
  if (known && known.slug !== slug) {
    permanentRedirect(known.isFolded ? `/live/${known.slug}` : `/live/${known.slug}/at/time/${time}`)
  }
  const revision = await findRevisionForReader(slug, moment)
  if (revision === null) notFound()
  redirect(`/live/${slug}/at/${revision}`)
}
