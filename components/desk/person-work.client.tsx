'use client'

import Link from 'next/link'
import { useState } from 'react'
import { RefusalAlert } from '#components/desk/refusal'
import { SettingsGroup } from '#components/desk/settings-group'
import { useSend } from '#components/desk/use-send.client'
import { Button } from '#components/ui/button'
import { BOX, Field } from '#components/ui/field'
import { say } from '#components/ui/toast.client'
import { type ContributorView, HandedOnView, type PersonView } from '#lib/contributors/views'
import { dayAndTimeIn } from '#lib/desk/clock'

export type Colleague = Pick<ContributorView, 'id' | 'name' | 'role'>

interface PersonWorkProps {
  view: PersonView
  colleagues: Colleague[]
  zone: string
  onHandedOn: () => void
}

const WRITING = { update: 'an update', story: 'the story’s texts', section: 'a background section', claim: 'a claim' }

/** What no reader has seen of theirs, and the way to give it to a colleague. */
export function PersonWork({ view, colleagues, zone, onHandedOn }: PersonWorkProps) {
  const { contributor, unpublished, writing } = view
  const isEmpty = unpublished.length + writing.length === 0
  return (
    <SettingsGroup title="Not published yet">
      {isEmpty && <p className="text-soft">Nothing of theirs waits to be finished.</p>}
      <ul className="divide-y divide-hair empty:hidden">
        {unpublished.map(({ id, story, state, words, at }) => (
          <li key={id} className="py-2 first:pt-0">
            <p className="font-serif">{words || 'A picture, with no words yet'}</p>
            <p className="text-sm text-soft">
              {STATE_WORDS[state] ?? state} · <StoryLink story={story} /> · {dayAndTimeIn(zone, at)}
            </p>
          </li>
        ))}
        {writing.map(({ itemId, itemType, story, at }) => (
          <li key={itemId} className="py-2 first:pt-0">
            <p>They are writing {Reflect.get(WRITING, itemType) ?? 'something'}.</p>
            <p className="text-sm text-soft">
              <StoryLink story={story} /> · {dayAndTimeIn(zone, at)}
            </p>
          </li>
        ))}
      </ul>
      {!isEmpty && (
        <HandOn
          contributor={contributor}
          colleagues={colleagues.filter(({ id }) => id !== contributor.id)}
          onHandedOn={onHandedOn}
        />
      )}
    </SettingsGroup>
  )
}

const STATE_WORDS: Record<string, string> = {
  draft: 'Draft',
  submitted: 'Waits for an editor',
  held: 'Held',
  scheduled: 'Scheduled',
  goingOut: 'Going out',
}

const StoryLink = ({ story }: { story: PersonView['unpublished'][number]['story'] }) => (
  <Link href={`/desk/stories/${story.id}`} className="underline decoration-edge underline-offset-2">
    {story.headline}
  </Link>
)

interface HandOnProps {
  contributor: ContributorView
  colleagues: Colleague[]
  onHandedOn: () => void
}

function HandOn({ contributor, colleagues, onHandedOn }: HandOnProps) {
  const [toId, setToId] = useState('')
  const { press, busy, refusal } = useSend()
  const to = colleagues.find(({ id }) => id === toId)

  async function hand() {
    const path = `/contributors/${contributor.id}/handing-on`
    const reply = await press({ method: 'POST', path, body: { toId }, returns: HandedOnView })
    if (!reply?.ok) return
    say(`${to?.name} goes on with it.`)
    onHandedOn()
  }

  if (colleagues.length === 0) return <p className="text-soft">There is no colleague yet who could go on with it.</p>
  return (
    <div className="grid gap-2 border-t border-hair pt-3">
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-0 flex-[1_1_14rem]">
          <Field
            label="Hand all of it on to"
            hint="The bylines stay as they are. What was told in confidence is not handed on."
            control={(ids) => (
              <select {...ids} value={toId} onChange={({ target }) => setToId(target.value)} className={BOX}>
                <option value="">Choose a colleague</option>
                {colleagues.map(({ id, name, role }) => (
                  <option key={id} value={id}>
                    {name}, {role}
                  </option>
                ))}
              </select>
            )}
          />
        </div>
      </div>
      <Button busy={busy} disabled={!to} className="justify-self-start" onClick={() => void hand()}>
        {to ? `Hand it on to ${to.name}` : 'Hand it on'}
      </Button>
      <RefusalAlert refusal={refusal} />
    </div>
  )
}
