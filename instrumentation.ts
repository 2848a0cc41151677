/** Next calls this once in every server process: without server.ts (plain `next start`) the sweeper begins here. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NEXT_PHASE === 'phase-production-build') return
  const { startSweeper } = await import('#lib/updates/sweeper')
  startSweeper()
}
