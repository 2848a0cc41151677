import { link, make } from './make.ts'
import type { Mark } from './model.ts'
import { gapsOf } from './order.ts'
import { between } from './words.ts'
import { dayIn } from './zone.ts'

const ordinalOf = (article: HTMLElement) => Number(article.dataset.ordinal)

/**
 * The updates on the page, newest first, below their heading.
 * @param zone in which the story's days are told
 */
export function createTimeline(head: Element, story: string, zone: () => string) {
  const all = <Kind extends Element>(selector: string) => [
    ...(head.parentElement?.querySelectorAll<Kind>(selector) ?? []),
  ]
  const articles = () => all<HTMLElement>(':scope > [data-ordinal]')

  function insert(marks: Mark<HTMLElement>[]) {
    for (const empty of all(':scope > .empty')) empty.remove()
    for (const { body, ordinal } of marks) {
      const shown = articles()
      const next = shown.find((article) => ordinalOf(article) < ordinal)
      if (next) next.before(body)
      else (shown.at(-1) ?? head).after(body)
    }
    headDays()
    showGaps()
  }

  const dayOf = (element: Element | null) => {
    const at = element?.querySelector('time')?.dateTime
    return at ? dayIn(at, zone()) : ''
  }

  /** A heading wherever midnight passes; none while all is of the day on which coverage began. */
  function headDays() {
    const shown = articles()
    const days = shown.map(dayOf)
    const began = dayOf(document.querySelector('#credits'))
    const isDated = days.some((day) => day !== began)
    const kept = new Set<Element>()
    for (const [index, article] of shown.entries()) {
      const day = days[index] ?? ''
      if (!isDated || day === days[index - 1]) continue
      const above = article.previousElementSibling
      const heading = above?.matches('.day') && above.textContent === day ? above : make('h3', 'day', day)
      article.before(heading)
      kept.add(heading)
    }
    for (const heading of all('.day')) if (!kept.has(heading)) heading.remove()
  }

  function showGaps() {
    for (const gap of all('.gap')) gap.remove()
    const shown = articles()
    for (const { below, count, page } of gapsOf(shown.map(ordinalOf))) {
      const article = shown.find((element) => ordinalOf(element) === below)
      const above = article?.previousElementSibling
      const place = above?.matches('.day') ? above : article
      place?.before(make('p', 'gap', link(`${story}/page/${page}`, between(count))))
    }
  }

  return { articles, insert, headDays }
}

/** Sections, pins and stories in the order in which they are listed, each where it stands. */
export function arrange(ids: string[]): void {
  const last = new Map<Element, Element>()
  for (const id of ids) {
    const element = document.getElementById(id)
    const parent = element?.parentElement
    if (!element || !parent) continue
    const before = last.get(parent)
    if (before && before.nextElementSibling !== element) before.after(element)
    last.set(parent, element)
  }
}
