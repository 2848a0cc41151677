/** Two cores, and the server and Postgres need some of them. */
const LANES = 4

/** Works on all of them, some at a time, those of one lane one after the other; answers in their order. */
export async function inLanes<Item, Result>(
  items: readonly Item[],
  laneOf: (item: Item) => string,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  const waiting = [
    ...Map.groupBy(
      items.map((item, at) => ({ item, at })),
      ({ item }) => laneOf(item),
    ).values(),
  ]
  const walk = async () => {
    for (let lane = waiting.shift(); lane; lane = waiting.shift()) {
      for (const { item, at } of lane) results[at] = await work(item)
    }
  }
  await Promise.all(Array.from({ length: LANES }, walk))
  return results
}
