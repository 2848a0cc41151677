'use client'

import { type ChangeEvent, type FormEvent, useId, useRef, useState } from 'react'
import { RefusalAlert } from '#components/desk/refusal'
import { SettingsGroup } from '#components/desk/settings-group'
import { useSend } from '#components/desk/use-send.client'
import { Alert } from '#components/ui/alert'
import { Button } from '#components/ui/button'
import { TextField } from '#components/ui/text-field'
import { say } from '#components/ui/toast.client'
import { ProfileView } from '#lib/bylines/views'
import { sendFile } from '#lib/desk/send-file'
import { PICTURE_TYPES, whyNot } from '#lib/desk/uploads'
import { newId } from '#lib/platform/uuid'

interface BylinePortraitProps {
  profile: ProfileView
  onChanged: (profile: ProfileView) => void
}

/** The picture beside the name, and what it shows for whoever cannot see it. */
export function BylinePortrait({ profile, onChanged }: BylinePortraitProps) {
  const { contributorId, version, portrait, name } = profile
  const [sent, setSent] = useState<number | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const { press, busy, refusal } = useSend()
  const input = useRef<HTMLInputElement>(null)
  const inputId = useId()

  async function add({ target }: ChangeEvent<HTMLInputElement>) {
    const file = target.files?.[0]
    target.value = ''
    if (!file || sent !== null) return
    const wrong = whyNot(file)
    if (wrong) return setProblem(wrong)
    const portraitId = newId()
    setProblem(null)
    setSent(0)
    const reply = await sendFile({
      path: `/contributors/${contributorId}/portrait?${new URLSearchParams({ portraitId })}`,
      ...{ file, key: portraitId, onProgress: setSent, signal: new AbortController().signal, returns: ProfileView },
    })
    setSent(null)
    if (!reply) return setProblem('No answer from the desk. Check your connection and choose the picture again.')
    if (!reply.ok) return setProblem(reply.sentence)
    onChanged(reply.value)
    say('The portrait is there. Say what it shows.')
  }

  async function change(fields: { portraitAlt?: string; withoutPortrait?: true }, told: string) {
    const path = `/contributors/${contributorId}/profile`
    const reply = await press({
      method: 'PATCH',
      path,
      body: { baseVersion: version, ...fields },
      returns: ProfileView,
    })
    if (!reply?.ok) return
    onChanged(reply.value)
    say(told)
  }

  return (
    <SettingsGroup title="Portrait">
      <div className="grid gap-4 sm:grid-cols-[9rem_1fr]">
        {portrait ? (
          // biome-ignore lint/performance/noImgElement: it is made in its sizes already; the optimiser is switched off
          <img
            src={portrait.src}
            alt={portrait.alt || `Portrait of ${name}`}
            width={portrait.width}
            height={portrait.height}
            className="aspect-[4/5] w-36 rounded-md bg-hair object-cover"
          />
        ) : (
          <p className="grid aspect-[4/5] w-36 place-items-center rounded-md border border-edge border-dashed p-3 text-center text-sm text-soft">
            No portrait yet
          </p>
        )}
        <div className="grid content-start gap-3">
          {portrait && (
            <Alt
              key={portrait.id}
              alt={portrait.alt}
              busy={busy}
              error={refusal?.fields.portraitAlt}
              onSave={(portraitAlt) => void change({ portraitAlt }, 'Saved.')}
            />
          )}
          <div className="flex flex-wrap gap-2">
            <label htmlFor={inputId} className="sr-only">
              Portrait: a JPEG, PNG or WebP picture
            </label>
            <input
              ref={input}
              id={inputId}
              type="file"
              accept={PICTURE_TYPES.join(',')}
              onChange={(event) => void add(event)}
              className="sr-only"
              tabIndex={-1}
            />
            <Button busy={sent !== null} onClick={() => input.current?.click()}>
              {portrait ? 'Choose another picture …' : 'Choose a picture …'}
            </Button>
            {portrait && (
              <Button
                tone="plain"
                busy={busy}
                onClick={() => void change({ withoutPortrait: true }, 'The portrait is gone.')}
              >
                Remove the portrait
              </Button>
            )}
          </div>
          <p role="status" className="text-sm text-soft">
            {sent === null
              ? 'JPEG, PNG or WebP. It is made anew, without what the camera wrote into it.'
              : progressWords(sent)}
          </p>
          {problem && <Alert>{problem}</Alert>}
          <RefusalAlert refusal={refusal} />
        </div>
      </div>
    </SettingsGroup>
  )
}

const progressWords = (share: number) =>
  share < 1 ? `Sending: ${Math.round(share * 100)} %` : 'The desk has it; making its sizes …'

interface AltProps {
  alt: string
  busy: boolean
  error: string | undefined
  onSave: (alt: string) => void
}

function Alt({ alt, busy, error, onSave }: AltProps) {
  const [words, setWords] = useState(alt)

  function submit(event: FormEvent) {
    event.preventDefault()
    onSave(words)
  }

  return (
    <form noValidate onSubmit={submit} className="grid gap-2">
      <TextField
        label="What the portrait shows"
        name="portrait-alt"
        hint="For whoever cannot see it: “Ines Okafor outside parliament, smiling”."
        value={words}
        onChange={setWords}
        error={error}
      />
      {words !== alt && (
        <div>
          <Button type="submit" busy={busy}>
            Save the words
          </Button>
        </div>
      )}
    </form>
  )
}
