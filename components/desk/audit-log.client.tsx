'use client'

import { useEffect, useState } from 'react'
import { AuditFilters, type Choices, type Filter } from '#components/desk/audit-filters'
import { AuditRow } from '#components/desk/audit-row'
import { AuditSeals } from '#components/desk/audit-seals.client'
import { Button } from '#components/ui/button'
import { Switch } from '#components/ui/switch.client'
import { type AuditView, AuditView as View } from '#lib/audit/views'
import { look } from '#lib/desk/request'

/** Whoever watches sees a change within this; the log is read by few at a time. */
const LOOK_EVERY_MS = 4_000

const EVERYTHING: Filter = { actorId: '', action: '', storyId: '', day: '' }

interface AuditLogProps {
  initial: AuditView
  choices: Choices
  timeZone: string
}

/** The audit log: filtered, followed live, and as a file. */
export function AuditLog({ initial, choices, timeZone }: AuditLogProps) {
  const [filter, setFilter] = useState(EVERYTHING)
  const search = searchOf(filter)
  const [held, setHeld] = useState({ search, view: initial })
  const [isLive, setLive] = useState(true)
  const [isAway, setAway] = useState(false)
  const { view } = held

  useEffect(() => {
    let isOver = false
    const read = async () => {
      const newest = await look(`/audit?${search}`, View)
      if (isOver) return
      setAway(!newest)
      if (!newest) return
      setHeld((before) => ({ search, view: before.search === search ? withOlder(newest, before.view) : newest }))
    }
    void read()
    const timer = isLive ? setInterval(() => void read(), LOOK_EVERY_MS) : undefined
    return () => {
      isOver = true
      clearInterval(timer)
    }
  }, [search, isLive])

  async function older() {
    const last = view.entries.at(-1)
    const more = last && (await look(`/audit?${searchOf({ ...filter, before: last.id })}`, View))
    if (more)
      setHeld({ search, view: { ...view, entries: [...view.entries, ...more.entries], hasOlder: more.hasOlder } })
  }

  return (
    <>
      <AuditSeals sealedThrough={view.sealedThrough} timeZone={timeZone} />
      <AuditFilters filter={filter} choices={choices} onChange={(part) => setFilter({ ...filter, ...part })} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Switch
          label="Follow live"
          hint={
            isAway
              ? 'The desk does not answer; trying again.'
              : isLive
                ? 'New entries appear by themselves.'
                : 'Stands still.'
          }
          on={isLive}
          onChange={setLive}
        />
        <a href={`/api/v1/audit/export?${search}`} download className="underline decoration-edge underline-offset-2">
          Export as CSV
        </a>
      </div>
      {view.entries.length === 0 ? (
        <p className="text-soft">Nothing of this kind has happened. Choose a wider filter.</p>
      ) : (
        <ol className="divide-y divide-hair border-y border-rule">
          {view.entries.map((entry) => (
            <AuditRow key={entry.id} entry={entry} timeZone={timeZone} />
          ))}
        </ol>
      )}
      {view.hasOlder && (
        <Button className="justify-self-start" onClick={() => void older()}>
          Show older entries
        </Button>
      )}
    </>
  )
}

/** The newest page, and below it what had been read of older ones. */
function withOlder(newest: AuditView, held: AuditView): AuditView {
  const last = newest.entries.at(-1)
  const older = last ? held.entries.filter(({ id }) => id < last.id) : []
  if (older.length === 0) return newest
  return { ...newest, entries: [...newest.entries, ...older], hasOlder: held.hasOlder }
}

const searchOf = (asked: object): string =>
  new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== '')).toString()
