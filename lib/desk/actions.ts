/** Something that can be done on the page that is open; the palette reaches it. */
export interface DeskAction {
  /** Within whoever offers it. */
  id: string
  words: string
  /** The keys that do the same, as in "Mod+Enter"; whoever offers the action listens for them. */
  keys?: string
  run: () => void
}

type Offer = () => DeskAction[]

let offers: Offer[] = []
const rows = new WeakMap<Element, Offer>()

/**
 * Offers actions while their page is open; they are asked for when somebody looks. Answers how to take them back.
 * @param first before what others offer: what is done most on the page, and does no harm when chosen in a hurry
 */
export function offerActions(offer: Offer, first: boolean): () => void {
  offers = first ? [offer, ...offers] : [...offers, offer]
  return () => {
    offers = offers.filter((other) => other !== offer)
  }
}

export const listActions = (): DeskAction[] => offers.flatMap((offer) => offer())

/** What can be done to the row that has the keyboard. */
export function offerRowActions(row: Element, offer: Offer): () => void {
  rows.set(row, offer)
  return () => rows.delete(row)
}

export function rowActionsAt(element: Element | null): DeskAction[] {
  for (let at = element; at; at = at.parentElement) {
    const offer = rows.get(at)
    if (offer) return offer()
  }
  return []
}
