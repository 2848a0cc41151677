import type { FrontStory, FrontView } from '#lib/front/views'

/** The front as it is being arranged: ids, from the top. */
export interface Places {
  placed: string[]
  hidden: string[]
}

export type Step = 'lead' | 'up' | 'down' | 'unplace' | 'hide' | 'show'

export const placesOf = ({ placed, hidden }: FrontView): Places => ({
  placed: placed.map(({ id }) => id),
  hidden: hidden.map(({ id }) => id),
})

export const isSame = (a: Places, b: Places): boolean =>
  a.placed.join() === b.placed.join() && [...a.hidden].sort().join() === [...b.hidden].sort().join()

export interface Front {
  placed: FrontStory[]
  others: FrontStory[]
  hidden: FrontStory[]
}

/** What readers will find where: the placed as they are placed, then the others as time orders them. */
export function frontOf(view: FrontView, { placed, hidden }: Places): Front {
  const stories = [...view.placed, ...view.others, ...view.hidden]
  const find = (ids: string[]) => ids.flatMap((id) => stories.find((story) => story.id === id) ?? [])
  const rest = stories.filter(({ id }) => !placed.includes(id) && !hidden.includes(id))
  return { placed: find(placed), others: rest.sort(byChange), hidden: find(hidden) }
}

function byChange(a: FrontStory, b: FrontStory): number {
  if (a.state !== b.state) return a.state === 'live' ? -1 : 1
  return a.changedAt < b.changedAt ? 1 : -1
}

/** Puts a story at a place of the arranged part, counted from 0. */
export function placeAt({ placed, hidden }: Places, id: string, index: number): Places {
  const others = placed.filter((other) => other !== id)
  return {
    placed: [...others.slice(0, index), id, ...others.slice(index)],
    hidden: hidden.filter((other) => other !== id),
  }
}

/** One step of a story: a placed one changes places with its neighbour, any other joins the end of what is placed. */
export function take(places: Places, id: string, step: Step): Places {
  const at = places.placed.indexOf(id)
  const without = places.placed.filter((other) => other !== id)
  if (step === 'lead') return placeAt(places, id, 0)
  if (step === 'up') return placeAt(places, id, at === -1 ? without.length : Math.max(0, at - 1))
  if (step === 'down') return at === -1 ? places : placeAt(places, id, at + 1)
  const hidden = places.hidden.filter((other) => other !== id)
  return { placed: without, hidden: step === 'hide' ? [...hidden, id] : hidden }
}
