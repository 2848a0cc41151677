'use client'

import { useEffect, useRef, useState } from 'react'
import { useAskReason } from '#components/desk/ban-reason.client'
import { useDesk } from '#components/desk/desk-context.client'
import { useAskEyes } from '#components/desk/second-eyes.client'
import { useKept } from '#components/desk/use-kept.client'
import { sendsAs } from '#lib/desk/acts'
import { bylinesFrom } from '#lib/desk/bylines'
import { claimsSent, type SpokenClaim } from '#lib/desk/claims-typed'
import { timeIn } from '#lib/desk/clock'
import { filingFields, NO_OPTIONS, sendsWith } from '#lib/desk/filing'
import { lastOrdinal } from '#lib/desk/outbox-rules'
import type { Queued, Sends } from '#lib/desk/queued'
import { type Refusal, refusalOf } from '#lib/desk/request'
import type { Room } from '#lib/desk/room'
import { firstWords } from '#lib/desk/words'
import { blankSheet, hasWords, isSame, Writing, writingOf } from '#lib/desk/writing'
import type { Actor } from '#lib/permissions'
import { newId } from '#lib/platform/uuid'
import { docOf, isBlank } from '#lib/richtext/text'
import { askOf } from '#lib/updates/review-views'
import type { UpdateView } from '#lib/updates/views'

export const SENDS = {
  publish: { words: 'Publish', done: (at: string) => `Published ${at}.`, flag: { publish: true, goingOut: true } },
  submit: { words: 'Submit', done: (at: string) => `Submitted to the editors ${at}.`, flag: { submit: true } },
  keep: {
    words: 'Keep under embargo',
    done: (at: string) => `Kept ${at}: it waits for somebody to publish it.`,
    flag: {},
  },
  prepare: { words: 'Add to the draft', done: (at: string) => `Added ${at}; it goes out with the story.`, flag: {} },
} as const satisfies Record<Sends, object>

const asksWords = (at: string) => `Put to the editors ${at}: it waits for a second pair of eyes.`

/** After this the bullet stands in the queue and the composer is free for the next. */
const PATIENCE_MS = 2_500
const EMPTY = refusalOf(422, { code: 'invalid', detail: 'Write something first: the text is empty.' })

interface ComposerParts {
  actor: Actor
  room: Room
  onFiled: (update: UpdateView) => void
  /** What was undone: its words come back here, where nothing else is being written. */
  takenBack: UpdateView | null
}

/** What the composer holds and what pressing does: the words are here, in the queue, or filed; never nowhere. */
export function useComposer({ actor, room: { story, updates }, onFiled, takenBack }: ComposerParts) {
  const desk = useDesk()
  const askReason = useAskReason()
  const askEyes = useAskEyes()
  const isQueued = (id: string) => desk.queue.get().items.some(({ updateId }) => updateId === id)
  const kept = useKept(actor, {
    what: `new:${story.id}`,
    shape: Writing,
    blank: blankSheet,
    hasWords,
    draft: ({ updateId, baseVersion = 0 }) => ({
      storyId: story.id,
      itemType: 'update',
      itemId: updateId,
      baseVersion,
    }),
    isOffer: ({ itemType, itemId, baseVersion }) =>
      itemType === 'update' && baseVersion === 0 && !isQueued(itemId) && !updates.some(({ id }) => id === itemId),
    isSettled: async ({ updateId }) => ((await desk.outbox()?.list()) ?? []).some((each) => each.updateId === updateId),
  })
  const writing = kept.value
  const latest = useRef(writing)
  latest.current = writing
  const [done, setDone] = useState('')
  const [filed, setFiled] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const pressed = useRef<Writing | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each that was undone
  useEffect(() => {
    if (takenBack && !hasWords(latest.current)) kept.replace(writingOf(takenBack))
  }, [takenBack])

  // Anew at each rendering: what it does stands in the newest words.
  useEffect(() =>
    desk.onSent((queued, update) => {
      if (queued.story.id !== story.id) return
      if (update) onFiled(update)
      const at = update?.publishedAt ?? update?.createdAt ?? new Date().toISOString()
      const typedOn = pressed.current && leave(pressed.current, 'filed')
      const rest = typedOn ? ' What you typed since is still here.' : ''
      const done = update && askOf(update) ? asksWords : SENDS[queued.sends].done
      const said = update?.state === 'goingOut' ? '' : done(timeIn(story.timeZone, at))
      setDone(`${said}${rest}`)
      setFiled(true)
    }),
  )

  /** Noted at once: a command takes its words out of the text and sets an option before anything is drawn again. */
  function change(part: Partial<Writing>) {
    latest.current = { ...latest.current, ...part }
    kept.set(latest.current)
  }

  /** The words that were pressed leave the composer; true where others were typed meanwhile, which stay. */
  function leave(sent: Writing, where: 'filed' | 'queued'): boolean {
    pressed.current = null
    if (!isSame(latest.current, sent)) {
      // What was chosen for the one that was sent is not meant for the next.
      if (latest.current.updateId === sent.updateId) change({ ...anotherOne(), options: NO_OPTIONS })
      return true
    }
    if (where === 'filed') kept.drop()
    else kept.handOver()
    return false
  }

  async function file() {
    const outbox = desk.outbox()
    if (pressed.current || !outbox) return
    setRefusal(null)
    setDone('')
    if (isBlank(writing.body)) return setRefusal(EMPTY)
    pressed.current = writing
    setBusy(true)
    const queued = await queuedOf(writing)
    let stands = await Promise.race([outbox.press(queued), patience()])
    let body = queued.body
    const again = (given: object) => {
      body = { ...body, ...given }
      return Promise.race([outbox.press({ ...queued, key: newId(), body, pressedAt: Date.now() }), patience()])
    }
    const banReason = await reasonFor(stands)
    if (banReason) stands = await again({ banReason })
    const secondEyes = await eyesFor(stands)
    if (secondEyes) stands = await again({ secondEyes })
    if (stands !== null) await standsInQueue(stands, writing)
    setBusy(false)
  }

  /** Asked where a term is on the list Do not publish, and whoever pressed may let it out. */
  async function reasonFor(stands: Queued | 'waiting' | null): Promise<string | null> {
    if (stands === null || stands === 'waiting' || stands.state !== 'parked' || !stands.mayGiveReason) return null
    return askReason(refusalOf(422, { code: stands.code, detail: stands.sentence }))
  }

  /** Asked where these are our own words for who is dead, hurt, suspected or arrested. */
  async function eyesFor(stands: Queued | 'waiting' | null) {
    if (stands === null || stands === 'waiting' || stands.state !== 'parked' || !stands.secondEyes) return null
    return askEyes({ sentence: stands.sentence, secondEyes: stands.secondEyes })
  }

  async function queuedOf(sheet: Writing): Promise<Queued> {
    const { updateId, baseVersion, headline, by, body, options } = sheet
    const bylines = bylinesFrom(by, [{ contributorId: actor.id, name: actor.name }])
    // Taken up again, it speaks of what is chosen now, be it nothing.
    const again = baseVersion ? { baseVersion, claims: claimsSent(options.claims) } : {}
    const named = { ...(bylines.length > 0 ? { bylines } : {}), ...again }
    const sends = sendsWith(sendsAs(actor, story), options, new Date())
    return {
      updateId,
      key: newId(),
      contributorId: actor.id,
      story: { id: story.id, headline: story.texts.headline, timeZone: story.timeZone },
      sends,
      body: {
        updateId,
        body,
        headline: headline.trim() || null,
        ...named,
        ...filingFields(options),
        ...SENDS[sends].flag,
      },
      writing: sheet,
      words: firstWords(sheet),
      pressedAt: Date.now(),
      place: Date.now(),
      seenOrdinal: lastOrdinal(updates),
      own: [],
      tries: 0,
      state: 'waiting',
      sentence: '',
      code: '',
      since: 0,
    }
  }

  /** What the desk refused comes back to the composer while it is still there; what waits makes room for the next. */
  async function standsInQueue(stands: Queued | 'waiting', sheet: Writing) {
    const why = desk.outbox()?.isHeld()?.why
    const comesBack = stands !== 'waiting' && (stands.state === 'parked' || why === 'disabled')
    if (!comesBack) {
      if (pressed.current) {
        leave(sheet, 'queued')
        setDone('Put into the queue.')
      }
      if (why === 'signed-out' || why === 'another') desk.askToSignIn()
      return
    }
    pressed.current = null
    await desk.outbox()?.take(sheet.updateId)
    setRefusal(
      why === 'disabled'
        ? refusalOf(401, { reason: 'disabled', detail: DISABLED })
        : refusalOf(422, { code: stands.code, detail: stands.sentence }),
    )
  }

  return {
    kept,
    writing,
    change,
    file,
    busy,
    done,
    /** Something was filed here: whoever did it goes on writing. */
    filed,
    /** Every keystroke is kept already; whoever asks has it saved on the server now. */
    keep() {
      setDone('')
      void kept.saveNow()
    },
    refusal,
    /** It was filed already under its id, or is somebody's: from here on it is another one. */
    keepAsAnother() {
      setRefusal(null)
      change(anotherOne())
    },
    /** Another text for the composer; where one is expected, not over what was typed since. */
    take(next: Pick<Writing, 'body' | 'by'>, expected?: Pick<Writing, 'body'>) {
      const typedOn = expected && JSON.stringify(latest.current.body) !== JSON.stringify(expected.body)
      if (!typedOn) kept.replace({ ...latest.current, body: next.body, by: next.by })
    },
    /** A sentence more, with the claim it speaks of; what stands there stays. */
    add(text: string, claim: SpokenClaim) {
      const { body, options } = latest.current
      const content = [...(isBlank(body) ? [] : body.content), ...docOf([text]).content]
      const others = options.claims.filter(({ claimId }) => claimId !== claim.claimId)
      kept.replace({
        ...latest.current,
        ...{ body: { ...body, content }, options: { ...options, claims: [...others, claim] } },
      })
    },
    /** Takes a queued bullet back to write on. */
    async editQueued({ updateId, writing: pressedThen }: Queued) {
      const sheet = Writing.safeParse(pressedThen).data
      if (!sheet) return
      setRefusal(null)
      await kept.openInstead(sheet)
      // Only now: the words are in one of the two places at any moment.
      const taken = await desk.outbox()?.take(updateId)
      if (!taken) kept.drop()
    },
    sends: SENDS[sendsWith(sendsAs(actor, story), writing.options, new Date())],
  }
}

const DISABLED = 'Your account has been disabled; ask an admin. Your text is still here.'

const anotherOne = () => ({ updateId: newId(), baseVersion: undefined })

const patience = () => new Promise<'waiting'>((done) => setTimeout(() => done('waiting'), PATIENCE_MS))
