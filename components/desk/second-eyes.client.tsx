'use client'

import { createContext, type KeyboardEvent, type ReactNode, useCallback, useContext, useState } from 'react'
import { Dialog } from '#components/ui/dialog.client'
import { Kbd } from '#components/ui/kbd'
import { isPlain } from '#lib/desk/keys'
import type { Refusal } from '#lib/desk/request'
import { ALONE_REASONS, type SecondEyes } from '#lib/second-eyes/schema'
import { REASONS } from '#lib/second-eyes/words'

type Asked = Pick<Refusal, 'sentence' | 'secondEyes'>

/** Asks what is to become of our own word for who is dead, hurt, suspected or arrested; null where it shall wait in the text. */
type AskEyes = (refusal: Asked) => Promise<SecondEyes | null>

const AskEyesContext = createContext<AskEyes>(async () => null)

export const useAskEyes = (): AskEyes => useContext(AskEyesContext)

interface Question extends Asked {
  answer: (given: SecondEyes | null) => void
}

/** Wherever something is sent from within, the question is asked in place and answered by one key; the same press goes on. */
/** For which statements the newsroom asks for two people: its settings. */
const EyesKinds = createContext<readonly string[]>([])
export const useEyesKinds = () => useContext(EyesKinds)

interface AskEyesProviderProps {
  kinds: readonly string[]
  children: ReactNode
}

export function AskEyesProvider({ kinds, children }: AskEyesProviderProps) {
  const [question, setQuestion] = useState<Question | null>(null)

  const ask = useCallback<AskEyes>(
    (asked) =>
      new Promise((resolve) => {
        const answer = (given: SecondEyes | null) => {
          setQuestion(null)
          resolve(given)
        }
        setQuestion({ ...asked, answer })
      }),
    [],
  )

  return (
    <AskEyesContext value={ask}>
      <EyesKinds value={kinds}>{children}</EyesKinds>
      <Dialog open={question !== null} onClose={() => question?.answer(null)} title="A second pair of eyes">
        {question && <Answers {...question} />}
      </Dialog>
    </AskEyesContext>
  )
}

interface Choice {
  key: string
  words: string
  given: SecondEyes
}

/** What may be answered, each by one key. Enter asks a colleague: what is pressed in haste publishes nothing. */
function choicesOf({ answers, others }: NonNullable<Refusal['secondEyes']>) {
  const whom = others.length > 0 ? others.join(' or ') : 'the editors'
  const ask: Choice[] = answers.includes('ask') ? [{ key: 'Enter', words: `Ask ${whom}`, given: { ask: true } }] : []
  const alone: Choice[] = answers.includes('alone')
    ? ALONE_REASONS.map((reason, place) => ({ key: `${place + 1}`, words: REASONS[reason], given: { alone: reason } }))
    : []
  const none: Choice = { key: 'n', words: 'It needs none: the words mean something else', given: { notNeeded: true } }
  return { ask, alone, none }
}

function Answers({ sentence, secondEyes, answer }: Question) {
  if (!secondEyes) return null
  const { ask, alone, none } = choicesOf(secondEyes)
  const more = secondEyes.statements.slice(1)

  function onKeyDown(event: KeyboardEvent) {
    if (!isPlain(event) || event.repeat || event.key === 'Enter') return // Enter presses the button it is on
    const choice = [...alone, none].find(({ key }) => key === event.key.toLowerCase())
    if (!choice) return
    event.preventDefault()
    answer(choice.given)
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the buttons in it
    <div onKeyDown={onKeyDown} className="grid gap-3 overflow-y-auto p-4">
      <p>{sentence}</p>
      {more.length > 0 && (
        <ul aria-label="So are" className="grid gap-1 text-sm text-soft">
          {more.map((words) => (
            <li key={words}>“{words}”</li>
          ))}
        </ul>
      )}
      {ask.map((choice) => (
        <ChoiceButton key={choice.key} choice={choice} onChoose={answer} isFirst />
      ))}
      {alone.length > 0 && (
        <fieldset className="grid gap-1">
          <legend className="mb-1 text-sm text-soft">Publish it alone; a colleague checks it afterwards:</legend>
          {alone.map((choice) => (
            <ChoiceButton key={choice.key} choice={choice} onChoose={answer} />
          ))}
        </fieldset>
      )}
      <div className="grid gap-1 border-t border-hair pt-2">
        <ChoiceButton choice={none} onChoose={answer} />
        <button
          type="button"
          // biome-ignore lint/a11y/noAutofocus: a dialog takes the keyboard (ARIA APG, dialog), and where nothing goes out
          autoFocus={ask.length === 0}
          onClick={() => answer(null)}
          className="press flex min-h-9 items-center gap-2.5 rounded-md px-2 text-left hover:bg-hair pointer-coarse:min-h-11"
        >
          <span className="w-9 shrink-0 pointer-coarse:hidden">
            <Kbd>Esc</Kbd>
          </span>
          Do not publish it now
        </button>
      </div>
    </div>
  )
}

interface ChoiceButtonProps {
  choice: Choice
  isFirst?: boolean
  onChoose: (given: SecondEyes) => void
}

const ChoiceButton = ({ choice: { key, words, given }, isFirst = false, onChoose }: ChoiceButtonProps) => (
  <button
    type="button"
    // biome-ignore lint/a11y/noAutofocus: a dialog takes the keyboard (ARIA APG, dialog), and where nothing goes out
    autoFocus={isFirst}
    aria-keyshortcuts={key}
    onClick={() => onChoose(given)}
    className={`press flex min-h-9 items-center gap-2.5 rounded-md px-2 text-left pointer-coarse:min-h-11 ${
      key === 'Enter' ? 'bg-ink font-semibold text-on-ink' : 'hover:bg-hair'
    }`}
  >
    <span className="w-9 shrink-0 pointer-coarse:hidden">
      <Kbd>{key === 'Enter' ? '↵' : key.toUpperCase()}</Kbd>
    </span>
    {words}
  </button>
)
