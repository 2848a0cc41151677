import { Frame } from '#components/reader/frame'
import type { SiteForReader } from '#lib/stories/reader-views'

export const PROBLEMS = {
  '404': {
    title: 'There is no page here',
    text: 'The address may have been mistyped. A story that has moved is found under its old address too, so this one was never one of ours.',
  },
  '410': {
    title: 'This page has been taken down',
    text: 'What stood at this address was published once, and was removed by its editors.',
  },
  '503': {
    title: 'We cannot show this page just now',
    text: 'Our system is not answering for the moment. Please try again in a minute; the front page and the stories on it can still be read.',
  },
}

export type ProblemCode = keyof typeof PROBLEMS

/** In plain words what went wrong and what the reader can do. */
export function ProblemPage({ code, site }: { code: ProblemCode; site: SiteForReader | null }) {
  const { title, text } = PROBLEMS[code]
  return (
    <Frame site={site} topics={[]}>
      <div className="problem">
        <p className="state">
          <strong className="ended">{code}</strong>
        </p>
        <h1 className="headline">{title}</h1>
        <p className="standfirst">{text}</p>
        <p>
          <a href="/">Read the front page</a>
        </p>
      </div>
    </Frame>
  )
}
