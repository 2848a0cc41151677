/** A failure that somebody can mend: its message is one sentence that says what to do, shown without a stack. */
export class Advice extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'Advice'
  }
}
