'use client'

import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'
import { Button } from '#components/ui/button'
import { Dialog } from '#components/ui/dialog.client'
import { TextField } from '#components/ui/text-field'
import { isSend } from '#lib/desk/keys'
import type { Refusal } from '#lib/desk/request'

/** Asks whoever has the desk why a banned term goes out all the same; null where it shall not. */
type AskReason = (refusal: Refusal) => Promise<string | null>

const AskReasonContext = createContext<AskReason>(async () => null)

export const useAskReason = (): AskReason => useContext(AskReasonContext)

interface Question {
  sentence: string
  answer: (reason: string | null) => void
}

/** Wherever something is sent from within, a refused term is asked about in place, and the same press goes on. */
export function AskReasonProvider({ children }: { children: ReactNode }) {
  const [question, setQuestion] = useState<Question | null>(null)

  const ask = useCallback<AskReason>(
    ({ sentence }) =>
      new Promise((resolve) => {
        const answer = (reason: string | null) => {
          setQuestion(null)
          resolve(reason)
        }
        setQuestion({ sentence, answer })
      }),
    [],
  )

  return (
    <AskReasonContext value={ask}>
      {children}
      <Dialog open={question !== null} onClose={() => question?.answer(null)} title="Do not publish">
        {question && <ReasonForm {...question} />}
      </Dialog>
    </AskReasonContext>
  )
}

function ReasonForm({ sentence, answer }: Question) {
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState<string>()

  function send(event: { preventDefault: () => void }) {
    event.preventDefault()
    if (!reason.trim()) return setMissing('Say why in a sentence. It is stored with your name.')
    answer(reason.trim())
  }

  return (
    <form onSubmit={send} onKeyDown={(event) => isSend(event) && send(event)} noValidate className="grid gap-3 p-4">
      <p>{sentence}</p>
      <TextField
        label="Reason, for the desk’s record"
        name="banReason"
        rows={2}
        autoFocus
        value={reason}
        onChange={(words) => {
          setMissing(undefined)
          setReason(words)
        }}
        error={missing}
      />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={() => answer(null)}>Do not publish it</Button>
        <Button type="submit" tone="danger">
          Publish it for this reason
        </Button>
      </div>
    </form>
  )
}
