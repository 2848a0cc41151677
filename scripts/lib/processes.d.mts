export const ROOT: string
export class CommandError extends Error {
  readonly code: number | string
  readonly output: string
  constructor(command: string, code: number | string, output: string)
}
interface ExecuteOptions {
  env?: Record<string, string>
  signal?: AbortSignal
  patienceMs?: number
}
export function execute(program: string, args: string[], options?: ExecuteOptions): Promise<string>
export function isAlive(pid: number): boolean
export function commandLineOf(pid: number): string
