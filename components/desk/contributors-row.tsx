import Link from 'next/link'
import type { Coverable } from '#lib/contributors/coverable'
import type { ContributorView } from '#lib/contributors/views'
import { coverageInShort, STATES, seenWords } from '#lib/desk/people-words'

interface ContributorRowProps {
  person: ContributorView
  isMe: boolean
  coverable: Coverable
  zone: string
}

/** One of the list; everything that can be done about them is behind their name. */
export function ContributorRow({ person, isMe, coverable, zone }: ContributorRowProps) {
  const { words, tone } = STATES[person.state]
  const rights = [coverageInShort(person, coverable), publishWords(person)].filter(Boolean)
  return (
    <li className="relative flex flex-wrap items-baseline gap-x-4 gap-y-0.5 px-2 py-3 hover:bg-hair">
      <div className="min-w-0 flex-[1_1_16rem]">
        <p className="font-semibold">
          <Link href={`/desk/contributors/${person.id}`} className="after:absolute after:inset-0">
            {person.name}
          </Link>{' '}
          {isMe && <span className="font-normal text-soft">(you)</span>}
        </p>
        <p className="text-sm break-all text-soft">{person.email}</p>
      </div>
      <div className="flex-[1_1_16rem] text-sm">
        <p>
          <b className={tone}>{words}</b> · {person.role}
        </p>
        {rights.length > 0 && <p className="text-soft">{sentence(rights.join(' · '))}</p>}
        {person.state !== 'invited' && <p className="text-soft">{sentence(seenWords(person, zone))}</p>}
      </div>
    </li>
  )
}

const publishWords = ({ role, publishes }: ContributorView): string =>
  role === 'reporter' && publishes ? 'publishes without review' : ''

const sentence = (words: string): string => `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
