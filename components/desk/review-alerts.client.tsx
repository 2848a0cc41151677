'use client'

import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { ALERTS_KEY, type Alerts, alertsFrom } from '#lib/desk/alerts'
import { textOf } from '#lib/richtext/text'
import type { ReviewRow } from '#lib/updates/review-views'

const CHANGED = 'writethru:alerts'

function subscribe(onChange: () => void): () => void {
  window.addEventListener(CHANGED, onChange)
  window.addEventListener('storage', onChange)
  return () => {
    window.removeEventListener(CHANGED, onChange)
    window.removeEventListener('storage', onChange)
  }
}

const useAlerts = (): Alerts =>
  alertsFrom(
    useSyncExternalStore(
      subscribe,
      () => localStorage.getItem(ALERTS_KEY),
      () => null,
    ),
  )

function keep(alerts: Alerts) {
  localStorage.setItem(ALERTS_KEY, JSON.stringify(alerts))
  window.dispatchEvent(new Event(CHANGED))
}

/** Calls for the editor where something new waits: by sound, by notification, as this device was told. */
export function useReviewAlerts(rows: ReviewRow[]): void {
  const alerts = useAlerts()
  const known = useRef(new Set(rows.map(({ update }) => update.id)))
  useEffect(() => {
    const news = rows.filter(({ update }) => !known.current.has(update.id))
    known.current = new Set(rows.map(({ update }) => update.id))
    const [first] = news
    if (first && (alerts.sound || alerts.notify)) void call(first, alerts)
  }, [rows, alerts])
}

/** Of all tabs of this browser one calls. */
async function call(row: ReviewRow, { sound, notify }: Alerts) {
  const name = `writethru:desk:alert:${row.update.id}:${row.update.submittedAt}`
  await navigator.locks?.request(name, { ifAvailable: true }, async (lock) => {
    if (!lock) return
    if (sound) ring()
    if (notify && Notification.permission === 'granted') tell(row)
    await new Promise((done) => setTimeout(done, 3_000)) // other tabs learn of it within this time
  })
}

function tell({ update, story }: ReviewRow) {
  const said = `${update.createdBy.name}: ${textOf(update.body).slice(0, 120)}`
  const shown = new Notification(`To review in “${story.headline}”`, { body: said, tag: update.id })
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

/** What this device does when something is submitted. */
export function AlertSwitches() {
  const alerts = useAlerts()
  const [blocked, setBlocked] = useState(false)

  async function switchNotify(on: boolean) {
    const granted = !on || (await Notification.requestPermission()) === 'granted'
    setBlocked(!granted)
    keep({ ...alerts, notify: on && granted })
  }

  return (
    <details className="text-sm text-soft">
      <summary className="w-fit rounded px-1 py-1 hover:text-ink pointer-coarse:py-3">Call me on this device</summary>
      <div className="mt-1 grid gap-1 pl-1">
        <label className="press flex min-h-7 items-center gap-2">
          <input
            type="checkbox"
            checked={alerts.sound}
            onChange={(event) => {
              keep({ ...alerts, sound: event.target.checked })
              if (event.target.checked) ring()
            }}
          />
          By a sound
        </label>
        <label className="press flex min-h-7 items-center gap-2">
          <input
            type="checkbox"
            checked={alerts.notify}
            onChange={(event) => void switchNotify(event.target.checked)}
          />
          By a notification
        </label>
        {blocked && <p role="alert">This browser does not allow notifications here: allow them in its settings.</p>}
      </div>
    </details>
  )
}
