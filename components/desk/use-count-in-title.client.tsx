'use client'

import { useEffect } from 'react'

const COUNTED = /^\(\d+\) /

/** "(3) Review queue": what waits is seen in the tab of whoever looks elsewhere. Next writes the title anew on every page. */
export function useCountInTitle(count: number): void {
  useEffect(() => {
    const write = () => {
      const bare = document.title.replace(COUNTED, '')
      const title = count > 0 ? `(${count}) ${bare}` : bare
      if (document.title !== title) document.title = title
    }
    const watching = new MutationObserver(write)
    watching.observe(document.head, { subtree: true, childList: true, characterData: true })
    write()
    return () => watching.disconnect()
  }, [count])
}
