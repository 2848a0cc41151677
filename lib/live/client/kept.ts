/** The browser's own storage; a reader whose browser keeps nothing reads all the same. */
export function readKept(key: string): string | null {
  try {
    return localStorage.getItem(`writethru ${key}`)
  } catch {
    return null // Storage is switched off.
  }
}

export function keep(key: string, value: string): void {
  try {
    localStorage.setItem(`writethru ${key}`, value)
  } catch {
    // Storage is full or switched off: nothing is remembered, nothing else is lost.
  }
}
