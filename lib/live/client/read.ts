import type { Amended, ChangeList, Mark, PrintedPage } from './model.ts'

/** What the printed HTML says, as the model's facts. */

const words = (text: string | undefined): string[] => (text ?? '').split(' ').filter(Boolean)

export function readMark(element: HTMLElement): Mark<HTMLElement> {
  const { rev, change = '', ordinal } = element.dataset
  element.removeAttribute('data-page') // of the list, not of the mark
  return { id: element.id, rev: Number(rev), change, ordinal: Number(ordinal ?? 0), body: element }
}

export const readMarks = (root: ParentNode): Mark<HTMLElement>[] =>
  [...root.querySelectorAll<HTMLElement>('[data-rev]')].map(readMark)

export function readList(html: string): ChangeList<HTMLElement> | null {
  const list = parse(html).querySelector<HTMLElement>('#changes')
  if (!list) return null
  const { epoch = '', revision, after, frame = '', reset, order, sections, pins } = list.dataset
  return {
    epoch,
    revision: Number(revision),
    after: Number(after),
    frame,
    isFront: sections === undefined,
    tooOld: reset !== undefined,
    order: [...words(sections), ...words(pins), ...words(order)],
    marks: readMarks(list),
  }
}

export const readMain = (page: Document): DOMStringMap => page.querySelector<HTMLElement>('#main')?.dataset ?? {}

export function readPage(page: Document): PrintedPage<HTMLElement> {
  const { frame = '', page: number, amended } = readMain(page)
  const meta = (name: string) => page.querySelector<HTMLMetaElement>(`meta[name=writethru-${name}]`)?.content ?? ''
  const marks = readMarks(page)
  return {
    epoch: meta('epoch'),
    revision: Number(meta('revision')),
    frame,
    page: Number(number ?? 0),
    order: marks.map(({ id }) => id).filter((id) => /^(s|pin|story)-/.test(id)),
    marks,
    amended: readAmended(amended),
  }
}

const readAmended = (text = '[]'): Amended[] =>
  JSON.parse(text).map(([id, rev, ordinal, change]: [string, number, number, string]) => ({ id, rev, ordinal, change }))

export const parse = (html: string): Document => new DOMParser().parseFromString(html, 'text/html')
