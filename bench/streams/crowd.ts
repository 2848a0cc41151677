import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** When each message arrived, by its number and the reader's, in milliseconds since 1970. */
export type Arrivals = Map<number, Map<number, number>>

export type Order = { what: 'open'; url: string; count: number } | { what: 'report' }

export interface Crowd {
  grow(count: number): Promise<void>
  /** @returns how many streams were cut, and how many messages came twice */
  report(): Promise<{ arrivals: Arrivals; lost: number; repeated: number }>
  leave(): Promise<void>
}

/** So many readers of one stream, in a process of their own. */
export async function startCrowd(url: string, count: number): Promise<Crowd> {
  const child = fork(join(import.meta.dirname, 'readers.ts'), { serialization: 'advanced' })
  const ask = async (order: Order) => {
    child.send(order)
    const [answer] = await once(child, 'message')
    return answer
  }
  await ask({ what: 'open', url, count })
  return {
    grow: (more) => ask({ what: 'open', url, count: more }),
    report: () => ask({ what: 'report' }),
    async leave() {
      if (child.exitCode === null && child.kill()) await once(child, 'exit')
    },
  }
}

/** Memory of a process and its children that is in use, in KB. */
export async function residentKb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')
  const own = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0)
  const theirs = await Promise.all(
    children
      .split(' ')
      .filter(Boolean)
      .map((child) => residentKb(Number(child))),
  )
  return own + theirs.reduce((sum, kb) => sum + kb, 0)
}

/** @param values sorted */
export function percentile(values: number[], share: number): number {
  return values[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN
}

/** Sorted. */
export const sorted = (values: Iterable<number>): number[] => [...values].sort((a, b) => a - b)
