import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PROBLEMS, type ProblemCode, ProblemPage } from '#components/reader/problem-page'
import { getSiteForReader } from '#lib/stories/reader'
import type { SiteForReader } from '#lib/stories/reader-views'

// Ordinary pages, printed ahead: Next's own answer to an error has an empty body once its scripts are gone.
export const dynamic = 'force-dynamic'

interface Props {
  params: Promise<{ code: string }>
}

const isProblem = (code: string): code is ProblemCode => Object.hasOwn(PROBLEMS, code)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { code } = await params
  return { title: isProblem(code) ? PROBLEMS[code].title : '', robots: { index: false } }
}

export default async function ErrorPage({ params }: Props) {
  const { code } = await params
  if (!isProblem(code)) notFound()
  return <ProblemPage code={code} site={await findSite()} />
}

/** What every page says of the newspaper. Without a database the page must stand all the same, so then it goes without. */
function findSite(): Promise<SiteForReader | null> {
  return getSiteForReader().then(
    ({ site }) => site,
    () => null,
  )
}
