import type { ChangeMe } from '#lib/contributors/schema'
import { MeView } from '#lib/contributors/views'
import type { Actor } from '#lib/permissions'
import { audit } from '#lib/platform/audit'
import type { Tx } from '#lib/platform/db'

const COLUMNS = {
  id: true,
  email: true,
  name: true,
  role: true,
  goingOutSeconds: true,
  timeZone: true,
  language: true,
} as const

/** Somebody's own account and settings; everybody has the right to their own. */
export async function getMe(tx: Tx, actor: Actor): Promise<MeView> {
  return MeView.parse(await tx.contributor.findUniqueOrThrow({ where: { id: actor.id }, select: COLUMNS }))
}

/** Settings are nobody else's business, so they leave the version that admins decide on as it is. */
export async function changeMe(tx: Tx, actor: Actor, input: ChangeMe, now: Date): Promise<MeView> {
  const data = givenOf(input)
  if (Object.keys(data).length === 0) return getMe(tx, actor)
  await tx.contributor.update({ where: { id: actor.id }, data })
  const subject = { subjectType: 'contributor', subjectId: actor.id } as const
  await audit(tx, { actor, action: 'contributor.settings-changed', ...subject, now, detail: data })
  return getMe(tx, actor)
}

function givenOf({ goingOutSeconds, timeZone, language }: ChangeMe) {
  return {
    ...(goingOutSeconds === undefined ? {} : { goingOutSeconds }),
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(language === undefined ? {} : { language }),
  }
}
