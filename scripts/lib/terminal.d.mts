export class Advice extends Error {
  constructor(message: string)
}
export function step<T>(name: string, work: () => T | Promise<T>): Promise<T>
export function secondsSince(began: number): string
export function explain(error: unknown): string
