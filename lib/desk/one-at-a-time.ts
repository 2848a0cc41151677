/** Work that runs once at a time: asked for again meanwhile, however often, it runs once more afterwards. */
export function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null
  let askedAgain = false

  async function runAll() {
    do {
      askedAgain = false
      await work()
    } while (askedAgain)
  }

  return () => {
    askedAgain = true
    running ??= runAll().finally(() => {
      running = null
    })
    return running
  }
}
