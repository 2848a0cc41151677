import { expect } from 'playwright/test'
import { db } from '#lib/platform/db'
import { test } from '../support/test.ts'
import { type Answer, ask } from './ask.ts'
import type { Call } from './call.ts'
import { CALLERS, type CallerName, isStranger } from './callers.ts'
import { BESIDE_APP, EXPECTED, isForReaders } from './expected.ts'
import { inLanes } from './lanes.ts'
import type { Newsroom } from './newsroom.ts'
import type { Plant } from './plants.ts'
import { readingOf } from './readings.ts'
import { SAMPLES } from './samples.ts'
import { leaksIn, readSecrets } from './secrets.ts'
import { type Door, isChange, METHODS, nameOf, walkApp } from './walk.ts'

interface Seen extends Answer {
  door: Door
  name: CallerName
}

const doors: Door[] = [...walkApp(), ...BESIDE_APP]
const wanted = (door: Door, name: CallerName): number => EXPECTED[nameOf(door)]?.[name] ?? 0
const isIn = (door: Door, name: CallerName): boolean => wanted(door, name) < 300

/** Every way in, called by everybody. */
export function testRoutes(newsroom: () => Newsroom): void {
  test('every route of the app directory stands in the table, and the table holds no other', () => {
    expect(Object.keys(EXPECTED).sort()).toEqual(doors.map(nameOf).sort())
    const changes = doors.filter(isChange).filter(({ path }) => path.startsWith('/api/v1/'))
    expect(Object.keys(SAMPLES).sort()).toEqual(changes.map(nameOf).sort())
  })

  test('everybody gets what the table says at every route, and nobody a word that is not for them', async () => {
    test.setTimeout(600_000)
    const { planted, stack } = newsroom()
    const before = await listRecords(newsroom())
    const seen: Seen[] = await callRefused(newsroom())
    const left = await listRecords(newsroom())
    seen.push(...(await callOthers(newsroom())))
    const secrets = [...planted.plants, ...(await readSecrets(stack.databaseUrl))]
    const surprises = seen.flatMap((each) => judge(each, secrets))
    console.log(`doors: ${doors.length} routes, ${seen.length} calls, ${surprises.length} surprises`)
    expect(surprises).toEqual([])
    // Whoever was refused has changed nothing, whatever the answer said.
    expect(left).toEqual(before)
  })

  test('no other method does anything', async () => {
    test.setTimeout(120_000)
    const { stack, world, planted } = newsroom()
    const paths = [...new Set(doors.map(({ path }) => path))].filter((path) => !path.startsWith('/api/auth/'))
    const written = new Set(doors.map(nameOf))
    const missing = paths
      .flatMap((path) => METHODS.map((method) => ({ method, path })))
      .filter((door) => !written.has(nameOf(door)))
    const { headers } = world.callers.admin
    const surprises = await inLanes(missing, nameOf, async (door) => {
      const call = { ...readingOf(planted, door.path), ...(isChange(door) ? { body: {} } : {}) }
      const { status, body } = await ask(stack.url, door.method, door.path, { headers, call })
      const isQuiet = ['HEAD', 'OPTIONS'].includes(door.method) && body === '' && status < 500
      return isQuiet || [404, 405].includes(status) ? [] : [`${nameOf(door)}: ${status} ${body.slice(0, 100)}`]
    })
    console.log(`doors: ${missing.length} methods that nobody wrote, ${surprises.flat().length} surprises`)
    expect(surprises.flat()).toEqual([])
  })
}

/** All who are to be refused ask for the same thing: it is as it was when the last of them comes. */
async function callRefused({ stack, world, planted }: Newsroom): Promise<Seen[]> {
  const all = await inLanes(doors, laneOf, async (door) => {
    const refused = CALLERS.filter((name) => !isIn(door, name))
    if (refused.length === 0) return []
    const call = (await SAMPLES[nameOf(door)]?.(world, world.desk)) ?? readingOf(planted, door.path)
    const seen: Seen[] = []
    for (const name of refused) seen.push(await callAs(stack.url, world.callers[name].headers, { door, name, call }))
    return seen
  })
  return all.flat()
}

/** Each of the others has a thing of their own, because it is another after they have asked. */
async function callOthers({ stack, world, planted }: Newsroom): Promise<Seen[]> {
  const all = await inLanes(doors, laneOf, async (door) => {
    const seen: Seen[] = []
    for (const name of CALLERS.filter((each) => isIn(door, each))) {
      const caller = world.callers[name]
      const who = isStranger(name) || !caller.who ? world.desk : caller.who
      const call = (await SAMPLES[nameOf(door)]?.(world, who)) ?? readingOf(planted, door.path)
      seen.push(await callAs(stack.url, caller.headers, { door, name, call }))
    }
    return seen
  })
  return all.flat()
}

/** What is one for the whole newsroom is changed by one at a time; what is about one's own account may end one's other sessions. */
const laneOf = ({ path }: Door): string => (/^\/api\/v1\/(?:me|session)\b/.test(path) ? 'one’s own account' : path)

async function callAs(
  url: string,
  headers: Record<string, string>,
  { door, name, call }: { door: Door; name: CallerName; call: Call },
): Promise<Seen> {
  return { door, name, ...(await ask(url, door.method, door.path, { headers, call })) }
}

/** What the callers have done, by their own names; what is made for them others have made. */
async function listRecords({ world }: Newsroom): Promise<string[]> {
  const callers = Object.values(world.callers).flatMap(({ who }) => who?.id ?? [])
  const actorId = { in: callers.filter((id) => id !== world.reporter.id) }
  const entries = await db().auditEntry.findMany({ where: { actorId }, select: { action: true } })
  const events = await db().storyEvent.findMany({ where: { actorId }, select: { type: true } })
  return [...entries.map(({ action }) => action), ...events.map(({ type }) => type)].sort()
}

function judge({ door, name, status, said, body }: Seen, secrets: readonly Plant[]): string[] {
  const where = `${nameOf(door)} as ${name}`
  const leaks = leaksIn(said, secrets, name, isForReaders(door.path)).map((leak) => `${where}: shows ${leak}`)
  const wrong =
    status === wanted(door, name) ? [] : [`${where}: ${status}, not ${wanted(door, name)}: ${body.slice(0, 200)}`]
  return [...wrong, ...leaks]
}
