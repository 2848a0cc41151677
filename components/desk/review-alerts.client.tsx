'use client'

import { useEffect, useRef } from 'react'
import { usePreferences } from '#components/desk/use-preferences.client'
import type { Preferences } from '#lib/desk/preferences'
import type { Actor } from '#lib/permissions'
import { textOf } from '#lib/richtext/text'
import { askOf, type ReviewRow, waitsSince } from '#lib/updates/review-views'

/** Calls for the editor where something new waits: by sound, by notification, as this device was told. */
export function useReviewAlerts(actor: Actor, rows: ReviewRow[]): void {
  const preferences = usePreferences(actor)
  const known = useRef(new Set(rows.map(nameOf)))
  useEffect(() => {
    const news = rows.filter((row) => !known.current.has(nameOf(row)))
    known.current = new Set(rows.map(nameOf))
    const [first] = news
    if (first && (preferences.sound || preferences.notifications)) void call(first, preferences)
  }, [rows, preferences])
}

/** What waits, and for what: a submission that now needs a second pair of eyes calls once more. */
const nameOf = ({ update }: ReviewRow): string => `${update.id}:${askOf(update)?.at ?? ''}`

/** Of all tabs of this browser one calls. */
async function call(row: ReviewRow, { sound, notifications }: Preferences) {
  const name = `writethru:desk:alert:${row.update.id}:${waitsSince(row.update)}`
  await navigator.locks?.request(name, { ifAvailable: true }, async (lock) => {
    if (!lock) return
    if (sound) ring()
    if (notifications && Notification.permission === 'granted') tell(row)
    await new Promise((done) => setTimeout(done, 3_000)) // other tabs learn of it within this time
  })
}

function tell({ update, story }: ReviewRow) {
  const said = `${update.createdBy.name}: ${textOf(update.body).slice(0, 120)}`
  const what = askOf(update) ? 'Needs a second pair of eyes' : 'To review'
  const shown = new Notification(`${what} in “${story.headline}”`, { body: said, tag: update.id })
  shown.onclick = () => {
    window.focus()
    location.assign('/desk/review')
  }
}

/** Two short notes, made here: nothing to load. */
function ring() {
  const audio = new AudioContext()
  for (const [place, frequency] of [660, 880].entries()) {
    const [note, loudness] = [audio.createOscillator(), audio.createGain()]
    const from = audio.currentTime + place * 0.16
    note.frequency.value = frequency
    loudness.gain.setValueAtTime(0.12, from)
    loudness.gain.exponentialRampToValueAtTime(0.001, from + 0.3)
    note.connect(loudness).connect(audio.destination)
    note.start(from)
    note.stop(from + 0.32)
    if (place === 1) note.onended = () => void audio.close()
  }
}
