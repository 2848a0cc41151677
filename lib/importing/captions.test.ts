import { describe, expect, it } from 'vitest'
import { isLabelledCaption, readsLikeCaption } from '#lib/importing/captions'

describe('readsLikeCaption', () => {
  it.each([
    'Emergency vehicles respond to a collapse at the port.',
    'Police secure the area around the museum.',
    'Forensic officers examine the hall in Lisbon on Thursday, May 4.',
    'A woman lays flowers outside the embassy.',
    'Smoke rises over the harbor',
    'Mourners dressed in black carry the coffin of the ambassador.',
    'A body covered by a sheet lies beside the abandoned car.',
    'The ambassador, left, and the mayor shake hands in 2014.',
    'Drivers wait on a road blocked by trees.',
    'Children wave a banner held by their teacher.',
    'Two men are seen leaving the building.',
    'Onlookers holding candles outside the town hall.',
  ])('takes for a caption: %s', (text) => expect(readsLikeCaption(text)).toBe(true))

  it.each([
    'Police arrested three men.',
    'The talks ended with a handshake.',
    'Officers stood by the door of the embassy.',
    'The talks are due on Tuesday.',
    'Schools will stay closed, the mayor announced.',
    'The president flew home at once.',
    'The embassy says it knows nothing.',
    '"Get back!" the man can be heard shouting as he waves a gun.',
    '“The bridge is safe,” reads the sign.',
    'He leaves a wife and two children.',
    'But the road to the port stays open.',
    'No group claims responsibility for attacks on Sundays.',
    'Nobody knows the cause.',
    'Firefighters search the river. Divers help.',
    'She doesn’t live in the town.',
    'according to the embassy',
  ])('takes for text: %s', (text) => expect(readsLikeCaption(text)).toBe(false))
})

describe('isLabelledCaption', () => {
  it.each([
    'Photo: The bridge as it was.',
    'IMAGE: The bridge as it was.',
    'File photo: The bridge was new in 1911.',
    'Pictured above, the bridge that fell.',
    '(Photo by Ana Mendes)',
    'FILE - The bridge was opened in 1911.',
    'The bridge was closed on Friday. (Ana Mendes/AFP via Getty Images)',
  ])('sees the label of: %s', (text) => expect(isLabelledCaption(text)).toBe(true))

  it.each([
    'Images of the scene showed a body on the ground.',
    'Photographs were taken by a witness.',
    'The picture is unclear (as it was on Friday).',
    'Video of the fall was shown on television.',
  ])('sees none in: %s', (text) => expect(isLabelledCaption(text)).toBe(false))
})
