import { run } from '#lib/api/run'
import { editClaim } from '#lib/box/commands'
import { createClaim } from '#lib/box/making'
import { CreateClaim, EditClaim } from '#lib/box/schema'
import { banTerm, editBrief, takeDesk } from '#lib/briefs/commands'
import { BanTerm, EditBrief } from '#lib/briefs/schema'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { createStory, publishStory } from '#lib/stories/commands'
import { CreateStory, PublishStory } from '#lib/stories/schema'
import { StoryView } from '#lib/stories/views'
import { amendUpdate } from '#lib/updates/amending'
import { createUpdate } from '#lib/updates/commands'
import { AmendUpdate, CreateUpdate } from '#lib/updates/schema'
import {
  HARBOUR_BOX,
  HARBOUR_BOX_CORRECTION,
  HARBOUR_BRIDGE,
  HARBOUR_BRIEF,
  HARBOUR_CORRECTION,
  HARBOUR_UPDATES,
} from './harbour-bridge.ts'

/** Something the desk did, so many minutes before the seed runs. */
interface Step {
  ago: number
  work: (at: Date) => Promise<unknown>
}

/** The invented story, told as a newsroom would have: one thing after the other. */
export async function seedHarbour(editor: Actor, reporter: Actor, now: Date): Promise<void> {
  const at = (minutesAgo: number) => new Date(now.getTime() - minutesAgo * 60_000)
  const storyId = newId()
  const begun = at((HARBOUR_UPDATES[0]?.ago ?? 0) + 2)
  const created = await run(createStory, editor.id, CreateStory.parse({ storyId, ...HARBOUR_BRIDGE }), begun)
  const { version: baseVersion } = StoryView.parse(created.view)
  await run(publishStory, editor.id, PublishStory.parse({ storyId, baseVersion }), begun)
  const steps = [...updateSteps(storyId, editor, reporter), ...boxSteps(storyId, editor), briefStep(storyId, editor)]
  for (const { ago, work } of steps.sort((a, b) => b.ago - a.ago)) await work(at(ago))
}

function updateSteps(storyId: string, editor: Actor, reporter: Actor): Step[] {
  const filed = new Map<string, string>()
  const steps: Step[] = HARBOUR_UPDATES.map(({ ago, headline = null, body, key, ...told }, index) => ({
    ago,
    work: (at) => {
      const updateId = newId()
      if (key) filed.set(key, updateId)
      const { id: contributorId, name } = index % 2 === 0 ? reporter : editor
      const bylines = [{ contributorId, name }]
      const isKey = headline ? { key: true as const } : {}
      const text = { headline, body, ...told }
      const update = CreateUpdate.parse({ storyId, updateId, ...text, bylines, publish: true, ...isKey })
      return run(createUpdate, editor.id, update, at)
    },
  }))
  const { ago, key, body, note } = HARBOUR_CORRECTION
  const correct: Step['work'] = async (at) => {
    const updateId = filed.get(key) ?? ''
    const { version: baseVersion } = await db().liveUpdate.findUniqueOrThrow({ where: { id: updateId } })
    await run(amendUpdate('correction'), editor.id, AmendUpdate.parse({ updateId, baseVersion, body, note }), at)
  }
  return [...steps, { ago, work: correct }]
}

function boxSteps(storyId: string, editor: Actor): Step[] {
  const rows = new Map(HARBOUR_BOX.map(({ key }) => [key, newId()]))
  const steps: Step[] = HARBOUR_BOX.map(({ ago, key, ...claim }) => ({
    ago,
    work: (at) => run(createClaim, editor.id, CreateClaim.parse({ storyId, claimId: rows.get(key), ...claim }), at),
  }))
  const { ago, key, text, note } = HARBOUR_BOX_CORRECTION
  const change = EditClaim.parse({ claimId: rows.get(key), baseVersion: 1, text, kind: 'correction', note })
  return [...steps, { ago, work: (at) => run(editClaim, editor.id, change, at) }]
}

function briefStep(storyId: string, editor: Actor): Step {
  const { ago, banned, waitingFor, comesNext } = HARBOUR_BRIEF
  const work: Step['work'] = async (at) => {
    await run(takeDesk, editor.id, { storyId, handoverId: newId() }, at)
    await run(editBrief, editor.id, EditBrief.parse({ storyId, baseVersion: 1, waitingFor, comesNext }), at)
    await run(banTerm, editor.id, BanTerm.parse({ storyId, termId: newId(), ...banned }), at)
  }
  return { ago, work }
}
