import type { Metadata } from 'next'
import { PROBLEMS, ProblemPage } from '#components/reader/problem-page'

export const metadata: Metadata = { title: PROBLEMS['404'].title, robots: { index: false } }

/** What plain Next shows for an unknown address; the press serves /error-pages/404 instead. */
export default function NotFound() {
  return <ProblemPage code="404" site={null} />
}
