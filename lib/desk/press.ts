/** One press of a button: what was sent and under which key. */
export interface Press {
  key: string
  body: string
}

/**
 * The press to send: the last one again where it never got an answer and says the same; otherwise a new one.
 * So "press again" after a lost connection has one effect, and a changed text is never mistaken for the old one.
 */
export function pressFor(body: string, unanswered: Press | null, newKey: () => string): Press {
  if (unanswered?.body === body) return unanswered
  return { key: newKey(), body }
}
