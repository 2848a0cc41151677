/** What happened to a published text, as readers are told; a typo is mended without a word. */
export const VERB = {
  development: 'Updated',
  clarification: 'Clarified',
  correction: 'Corrected',
  retraction: 'Retracted',
}

export const BEFORE_NOTE = {
  development: 'What is new:',
  clarification: 'To be clear:',
  correction: 'What was wrong:',
  retraction: 'Why:',
}
