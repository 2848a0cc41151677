import { coverageOf } from '#lib/contributors/coverage'
import type { Actor } from '#lib/subjects'

/** The row that is locked for somebody, as far as the rulebook asks for it. */
export interface ActorRow {
  id: string
  name: string
  role: Actor['role']
  disabledAt: Date | null
  restrictedAt: Date | null
  coversStoryIds: string[]
  coversTopics: string[]
  publishesAt: Date | null
}

export function toActor({ id, name, role, publishesAt, ...row }: ActorRow): Actor {
  return { id, name, role, coverage: coverageOf(row), publishes: publishesAt !== null }
}
