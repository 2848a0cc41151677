const READING_MS = 1_000
/** Of what is longer than the window a fourth may be half a window. */
const STEPS = [0, 0.1, 0.25, 0.5, 0.75]

/** Tells which marks somebody had before their eyes: half of it, or half a window of it, for a second. */
export function createEyes(onRead: (mark: HTMLElement) => void) {
  const looking = new Map<Element, number>()
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, intersectionRatio, intersectionRect } of entries) {
        const isRead = intersectionRatio >= 0.5 || intersectionRect.height >= innerHeight / 2
        if (isRead === looking.has(target)) continue
        forget(target)
        if (isRead) look(target)
      }
    },
    { threshold: STEPS },
  )

  function forget(target: Element) {
    clearTimeout(looking.get(target))
    looking.delete(target)
  }

  function look(target: Element) {
    const timer = window.setTimeout(() => {
      if (!document.hidden && target instanceof HTMLElement) onRead(target)
    }, READING_MS)
    looking.set(target, timer)
  }

  return {
    /** Also again, after the mark changed: it has to be read anew. */
    watch(mark: Element) {
      forget(mark)
      observer.unobserve(mark)
      observer.observe(mark)
    },
  }
}
