'use client'

import { type FormEvent, useState } from 'react'
import { RefusalAlert } from '#components/desk/refusal'
import { SettingsGroup } from '#components/desk/settings-group'
import { useSend } from '#components/desk/use-send.client'
import { Button } from '#components/ui/button'
import { TextField } from '#components/ui/text-field'
import { say } from '#components/ui/toast.client'
import { bylinePath } from '#lib/bylines/shown'
import { MOST_BIO_CHARACTERS, ProfileView } from '#lib/bylines/views'
import { type Actor, can } from '#lib/permissions'

interface BylineProfileProps {
  actor: Actor
  profile: ProfileView
  onChanged: (profile: ProfileView) => void
}

/** What readers are told of somebody. A conflict keeps what was typed and shows what is there now. */
export function BylineProfile({ actor, profile, onChanged }: BylineProfileProps) {
  const { contributorId, version } = profile
  const [texts, setTexts] = useState(textsOf(profile))
  const { press, busy, refusal } = useSend()
  const now = refusal?.code === 'conflict' ? ProfileView.safeParse(refusal.current).data : undefined
  const mayMove = can(actor, 'profile:slug')
  const set = (field: keyof typeof texts) => (given: string) => setTexts({ ...texts, [field]: given })

  async function submit(event: FormEvent) {
    event.preventDefault()
    const { slug, ...words } = texts
    const body = { baseVersion: version, ...words, ...(mayMove ? { slug } : {}) }
    const reply = await press({
      method: 'PATCH',
      path: `/contributors/${contributorId}/profile`,
      body,
      returns: ProfileView,
    })
    if (!reply?.ok) return
    setTexts(textsOf(reply.value))
    onChanged(reply.value)
    say('Saved. New texts carry this name; what is published keeps the name it has.')
  }

  function takeNow(current: ProfileView) {
    setTexts(textsOf(current))
    onChanged(current)
  }

  return (
    <SettingsGroup title="For readers">
      <form noValidate onSubmit={submit} className="grid gap-3">
        <TextField
          label="Byline"
          name="byline"
          hint="It may differ from the name of the account. Texts that are published keep the name they have."
          value={texts.name}
          onChange={set('name')}
          error={refusal?.fields.name}
        />
        <TextField
          label="Bio"
          name="bio"
          hint="A few sentences for readers; an empty line begins a new paragraph."
          rows={4}
          serif
          limit={MOST_BIO_CHARACTERS}
          value={texts.bio}
          onChange={set('bio')}
          error={refusal?.fields.bio}
        />
        {mayMove && (
          <TextField
            label="Address of the page"
            name="slug"
            hint="Small letters, digits and hyphens. Earlier addresses lead to the new one for ever."
            value={texts.slug}
            onChange={set('slug')}
            error={refusal?.fields.slug}
          />
        )}
        <RefusalAlert refusal={refusal} fieldsShown>
          {now && (
            <Button className="mt-2" onClick={() => takeNow(now)}>
              Show it as it is now
            </Button>
          )}
        </RefusalAlert>
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" tone="main" busy={busy}>
            Save
          </Button>
          {profile.hasPage ? (
            <a href={bylinePath(profile.slug)} className="press underline decoration-edge underline-offset-2">
              The page as readers see it
            </a>
          ) : (
            <span className="text-sm text-soft">
              {profile.withheld
                ? 'Readers have no page: the byline is withheld.'
                : 'Readers get a page with the first text that is published under this byline.'}
            </span>
          )}
        </div>
      </form>
    </SettingsGroup>
  )
}

const textsOf = ({ name, bio, slug }: ProfileView) => ({ name, bio, slug })
