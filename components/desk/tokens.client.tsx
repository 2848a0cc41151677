'use client'

import { useState } from 'react'
import { type ChosenStory, TokenForm } from '#components/desk/token-form.client'
import { TokenRow } from '#components/desk/token-list.client'
import { BOX, Field } from '#components/ui/field'
import type { TokenView } from '#lib/tokens/views'

interface TokensProps {
  initial: TokenView[]
  /** An admin sees everybody’s. */
  isEverybodys: boolean
  stories: ChosenStory[]
  timeZone: string
}

/** The form that makes a token, and those there are. */
export function Tokens({ initial, isEverybodys, stories, timeZone }: TokensProps) {
  const [tokens, setTokens] = useState(initial)
  const [ownerId, setOwnerId] = useState('')
  const owners = [...new Map(tokens.map(({ owner }) => [owner.id, owner.name]))]
  const shown = tokens.filter(({ owner }) => ownerId === '' || owner.id === ownerId)

  const put = (token: TokenView) =>
    setTokens((all) =>
      all.some(({ id }) => id === token.id) ? all.map((one) => (one.id === token.id ? token : one)) : [token, ...all],
    )

  return (
    <>
      <TokenForm stories={stories} onMade={put} />
      <section className="grid gap-2">
        <h2 className="text-sm font-semibold text-soft">{isEverybodys ? 'Everybody’s tokens' : 'Your tokens'}</h2>
        {owners.length > 1 && (
          <Field
            label="Whose"
            control={(ids) => (
              <select {...ids} value={ownerId} onChange={({ target }) => setOwnerId(target.value)} className={BOX}>
                <option value="">Everybody’s</option>
                {owners.map(([id, name]) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          />
        )}
        {shown.length === 0 ? (
          <p className="text-soft">There are none. Make one above for a program that files or reads for you.</p>
        ) : (
          <ul className="divide-y divide-hair border-y border-rule">
            {shown.map((token) => (
              <TokenRow key={token.id} token={token} timeZone={timeZone} withOwner={isEverybodys} onChanged={put} />
            ))}
          </ul>
        )}
      </section>
    </>
  )
}
