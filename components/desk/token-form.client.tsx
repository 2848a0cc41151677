'use client'

import { type FormEvent, useState } from 'react'
import { RefusalAlert } from '#components/desk/refusal'
import { useSend } from '#components/desk/use-send.client'
import { Button } from '#components/ui/button'
import { BOX, Field } from '#components/ui/field'
import { TextField } from '#components/ui/text-field'
import { newId } from '#lib/platform/uuid'
import { RIGHT_WORDS, TOKEN_RIGHTS, type TokenRight } from '#lib/rights'
import { MadeTokenView, type TokenView } from '#lib/tokens/views'

export interface ChosenStory {
  id: string
  headline: string
}

const ENDS = [
  { days: 7, words: 'in a week' },
  { days: 30, words: 'in 30 days' },
  { days: 90, words: 'in 90 days' },
  { days: 365, words: 'in a year' },
]
const BLANK: { name: string; rights: readonly TokenRight[]; storyIds: readonly string[]; days: number } = {
  name: '',
  rights: ['read'],
  storyIds: [],
  days: 30,
}

/** Makes a token for oneself, and shows it once. */
export function TokenForm({ stories, onMade }: { stories: ChosenStory[]; onMade: (token: TokenView) => void }) {
  const [tokenId, setTokenId] = useState(newId)
  const [order, setOrder] = useState(BLANK)
  const [made, setMade] = useState<MadeTokenView | null>(null)
  const { press, busy, refusal } = useSend()
  const errors = refusal?.fields ?? {}

  async function make(event: FormEvent) {
    event.preventDefault()
    const reply = await press({ method: 'POST', path: '/tokens', body: { tokenId, ...order }, returns: MadeTokenView })
    if (!reply?.ok) return
    setMade(reply.value)
    onMade(reply.value.token)
    setTokenId(newId())
    setOrder(BLANK)
  }

  return (
    <section className="grid gap-3 rounded-[10px] border border-rule bg-panel p-4">
      <h2 className="font-semibold">Make a token</h2>
      <form onSubmit={make} noValidate className="grid gap-4">
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <TextField
            label="What it is for"
            name="name"
            placeholder="Wire importer"
            value={order.name}
            onChange={(name) => setOrder({ ...order, name })}
            error={errors.name}
          />
          <Field
            label="It ends"
            control={(ids) => (
              <select
                {...ids}
                value={order.days}
                onChange={({ target }) => setOrder({ ...order, days: Number(target.value) })}
                className={BOX}
              >
                {ENDS.map(({ days, words }) => (
                  <option key={days} value={days}>
                    {words}
                  </option>
                ))}
              </select>
            )}
          />
        </div>
        <Checks
          title="It may, of what you may"
          error={errors.rights}
          choices={TOKEN_RIGHTS.map((id) => ({ id, words: `${id}: ${RIGHT_WORDS[id]}` }))}
          chosen={order.rights}
          onChange={(chosen) => setOrder({ ...order, rights: TOKEN_RIGHTS.filter((right) => chosen.includes(right)) })}
        />
        <p className="text-sm text-soft">
          A request needs one of these. To publish as it files, or to continue a story in a new one, it needs “file” and
          “publish”; to read what was taken down, “read” and “manage”.
        </p>
        {stories.length > 0 && (
          <Checks
            title="Only in these stories; in all of yours where none is chosen"
            error={errors.storyIds}
            choices={stories.map(({ id, headline }) => ({ id, words: headline }))}
            chosen={order.storyIds}
            onChange={(storyIds) => setOrder({ ...order, storyIds })}
          />
        )}
        <RefusalAlert refusal={refusal} fieldsShown />
        <Button type="submit" tone="main" busy={busy} className="justify-self-start">
          Make the token
        </Button>
      </form>
      {made && <Secret key={made.token.id} made={made} />}
    </section>
  )
}

interface ChecksProps {
  title: string
  error: string | undefined
  choices: { id: string; words: string }[]
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}

const Checks = ({ title, error, choices, chosen, onChange }: ChecksProps) => (
  <fieldset className="grid gap-1.5">
    <legend className="mb-1 text-sm font-semibold">{title}</legend>
    {error && <p className="text-sm font-semibold text-live">{error}</p>}
    <div className="grid max-h-60 gap-1.5 overflow-y-auto">
      {choices.map(({ id, words }) => (
        <label key={id} className="flex items-start gap-2">
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={({ target }) => onChange(target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))}
            className="mt-1"
          />
          {words}
        </label>
      ))}
    </div>
  </fieldset>
)

function Secret({ made: { token, secret } }: { made: MadeTokenView }) {
  const [copied, setCopied] = useState('')

  async function copy(text: string) {
    // Refused without https or without the person's leave: the token stands beside the button.
    const done = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    )
    setCopied(done ? 'Copied.' : 'Select the token and copy it.')
  }

  if (!secret) return <p role="status">The token was shown once and is not kept. Revoke it and make a new one.</p>
  return (
    <div role="status" className="grid gap-2 rounded-md border border-rule p-3 text-sm">
      <p>
        This is “{token.name}”. Copy it now: it is shown only here, and nobody can look it up. Send it with each request
        as <code>Authorization: Bearer …</code>
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <code className="min-w-0 break-all select-all">{secret}</code>
        <Button onClick={() => void copy(secret)}>Copy token</Button>
        {copied}
      </div>
    </div>
  )
}
