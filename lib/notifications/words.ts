import type { NotificationKind } from '#lib/notifications/views'

/** What happened, in a sentence; which story stands beside it. */
export const WORDS: Record<NotificationKind, string> = {
  submitted: 'An update waits for an editor.',
  sentBack: 'An update of yours was sent back with a note.',
  releaseRefused: 'An update did not go out: it waits for an editor again.',
  quiet: 'Readers have seen nothing new for a while.',
  boxRow: 'A row of the box has not been checked for a while.',
  desk: 'The desk of this story changed hands.',
  secondEyes: 'An update needs a second pair of eyes.',
  handedOn: 'A colleague’s unpublished work was handed to you: it is yours to finish.',
  takenDown: 'Something was taken down.',
  erasureAsked: 'An admin asks to erase something from the record; a second person is needed.',
  bylineWithheld: 'A byline was withheld from readers everywhere.',
}
