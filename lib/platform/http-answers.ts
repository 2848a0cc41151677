import type { ServerResponse } from 'node:http'
import { type AppError, problemOf } from '#lib/platform/errors'

/** A sentence to somebody who asked for no page of ours. */
export function saySentence(res: ServerResponse, status: number, sentence: string): void {
  res.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' })
  res.end(`${sentence}\n`)
}

/** The same for programs: problem+json, as the door writes it. */
export function sayProblem(res: ServerResponse, error: AppError): void {
  const problem = problemOf(error)
  res.writeHead(problem.status, { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' })
  res.end(JSON.stringify(problem))
}
