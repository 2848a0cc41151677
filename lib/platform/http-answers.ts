import type { ServerResponse } from 'node:http'
import { type AppError, problemOf } from '#lib/platform/errors'

/** A sentence to somebody who asked for no page of ours. */
export function saySentence(res: ServerResponse, status: number, sentence: string): void {
  res.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' })
  res.end(`${sentence}\n`)
}

/** The same for programs: problem+json, as the door writes it. Whole, but not ended, where it is not the `last`. */
export function sayProblem(res: ServerResponse, error: AppError, { last = true } = {}): void {
  const problem = problemOf(error)
  const body = JSON.stringify(problem)
  res.writeHead(problem.status, {
    ...{ 'Content-Type': 'application/problem+json', 'Content-Length': Buffer.byteLength(body) },
    'Cache-Control': 'no-store',
  })
  if (last) res.end(body)
  else res.write(body)
}
