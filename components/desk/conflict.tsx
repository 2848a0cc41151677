import { Alert } from '#components/ui/alert'
import { Button } from '#components/ui/button'
import { knownWords } from '#lib/desk/known'
import { markWords, type Stretch } from '#lib/desk/marked-words'
import type { Text, Texts } from '#lib/desk/meeting'
import { textOf } from '#lib/richtext/text'

interface ConflictProps {
  sentence: string
  /** What each text is called, in the order in which they are shown. */
  labels: Record<string, string>
  mine: Texts
  now: Texts
  onTakeTheirs: () => void
  onKeepMine: () => void
}

/** Somebody changed the same words meanwhile: both texts side by side, what differs marked, and a decision. */
export function Conflict({ sentence, labels, mine, now, onTakeTheirs, onKeepMine }: ConflictProps) {
  const different = Object.entries(labels).filter(([name]) => JSON.stringify(mine[name]) !== JSON.stringify(now[name]))
  return (
    <Alert tone="careful">
      <p className="font-semibold">{sentence}</p>
      {different.map(([name, label]) => (
        <TwoTexts key={name} label={label} mine={plain(mine[name])} now={plain(now[name])} />
      ))}
      <div className="mt-3 flex flex-wrap gap-2">
        <Button onClick={onTakeTheirs}>Take over the text as it is now</Button>
        <Button onClick={onKeepMine}>Keep mine and put it over that</Button>
      </div>
    </Alert>
  )
}

function TwoTexts({ label, mine, now }: { label: string; mine: string; now: string }) {
  const [left, right] = markWords(mine, now)
  return (
    <>
      <div className="mt-2 grid gap-3 sm:grid-cols-2">
        <Side label={`${label}: mine`} stretches={left} />
        <Side label={`${label}: now`} stretches={right} />
      </div>
      {mine === now && <p className="mt-1 text-soft">The words are the same; links, quotes or emphasis differ.</p>}
    </>
  )
}

function Side({ label, stretches }: { label: string; stretches: Stretch[] }) {
  const placed = stretches.map((stretch, place) => ({ ...stretch, key: `at-${place}` }))
  return (
    <section aria-label={label}>
      <p className="text-xs font-semibold text-soft">{label}</p>
      <p className="whitespace-pre-line font-serif text-lg">
        {placed.map(({ key, words, marked }) => (marked ? <Marked key={key} words={words} /> : words))}
        {placed.length === 0 && <span className="text-soft">Empty</span>}
      </p>
    </section>
  )
}

/** Underlined and read out: colour alone says nothing to some (WCAG 1.4.1), `mark` nothing to most screen readers. */
const Marked = ({ words }: { words: string }) => (
  <mark className="bg-transparent font-semibold text-ink underline decoration-2 decoration-amber underline-offset-3">
    <span className="sr-only"> [different: </span>
    {words}
    <span className="sr-only">] </span>
  </mark>
)

function plain(text: Text | undefined): string {
  if (text === undefined || text === null || typeof text === 'string') return text ?? ''
  if ('verification' in text) return knownWords(text)
  if ('imageId' in text) return [text.alt, text.caption, text.credit].filter(Boolean).join('\n')
  return textOf(text)
}
