import { bootStack } from './stack.ts'

/** Boots the newsroom that most specs share; its address is in the configuration, because workers read it there. */
export default async function boot(): Promise<() => Promise<void>> {
  const stack = await bootStack({ port: Number(process.env.E2E_PORT) })
  return () => stack.stop()
}
