import type { Doc } from '#lib/richtext/schema'
import { docOf } from '#lib/richtext/text'
import type { Source, Verification } from '#lib/sources/schema'

/** A plainly invented story that shows what Ankara's facts do not: time passing, key updates, a correction. */
export const HARBOUR_BRIDGE = {
  headline: 'Barge strikes the harbour bridge at Vellmar; the city’s main crossing is closed',
  shortHeadline: 'Vellmar harbour bridge closed',
  standfirst:
    'An invented story from an invented city, so that you can see how corrections, quotes and key updates look. Change it as you like.',
  slug: 'vellmar-harbour-bridge',
  topic: 'Demonstration',
  timeZone: 'Europe/Lisbon',
  place: 'Vellmar',
  listHeading: 'What has happened so far',
}

const quote = (speaker: string, role: string, words: string) => ({
  type: 'blockquote' as const,
  attrs: { speaker, role },
  content: docOf([words]).content.flatMap((block) => (block.type === 'paragraph' ? [block] : [])),
})

/** `ago`: minutes before the seed ran. Oldest first, in the order of publication. */
export const HARBOUR_UPDATES: {
  ago: number
  key?: string
  headline?: string
  body: Doc
  verification?: Verification
  sources?: Source[]
}[] = [
  {
    ago: 460,
    headline: 'Barge hits the bridge',
    body: docOf([
      'A gravel barge struck the second pier of the harbour bridge in fog, the port authority says. The bridge was closed in both directions within minutes.',
    ]),
  },
  { ago: 452, body: docOf(['Nobody was hurt, according to the fire brigade.']) },
  {
    ago: 431,
    body: docOf([
      'The ferry between Old Quay and the north bank runs every ten minutes and is free of charge until further notice.',
    ]),
  },
  {
    ago: 410,
    key: 'crew',
    body: docOf(['The barge had a crew of five, the port authority says. All are ashore.']),
  },
  {
    ago: 365,
    body: {
      type: 'doc' as const,
      content: [
        ...docOf(['The mayor has asked commuters to stay at home if they can.']).content,
        quote(
          'Teresa Amado',
          'mayor of Vellmar',
          'We would rather have an empty bridge for a week than a full one for a minute too long.',
        ),
      ],
    },
  },
  {
    ago: 322,
    sources: [{ type: 'official', label: 'Port authority of Vellmar, on the radio' }],
    body: docOf([
      'Divers have begun to look at the pier under water. The current is strong; they work in turns of twenty minutes.',
    ]),
  },
  {
    ago: 280,
    headline: 'Divers find a crack in the pier',
    verification: 'confirmed',
    sources: [
      { type: 'official', label: 'The city’s engineer' },
      { type: 'document', label: 'The divers’ photographs, which we have seen' },
    ],
    body: docOf([
      'There is a crack of about two metres in the second pier, below the waterline, the city’s engineer told reporters.',
      'Whether it was there before the collision is not known yet. The last inspection was in March.',
    ]),
  },
  { ago: 233, body: docOf(['Schools on the north bank open an hour later tomorrow, the city says.']) },
  {
    ago: 171,
    verification: 'unconfirmed',
    sources: [{ type: 'eyewitness', label: 'Two members of the crew' }],
    body: docOf([
      'The captain was not on the bridge of the barge at the moment of the collision, two members of the crew have told us.',
    ]),
  },
  {
    ago: 128,
    body: docOf([
      'The owner of the barge, a company from the next town up the river, says that it will answer questions once the police have finished theirs.',
    ]),
  },
  {
    ago: 76,
    headline: 'One lane may open on Thursday',
    body: docOf([
      'If the measurements of the coming night are good, buses and ambulances may use one lane from Thursday morning, the city’s engineer says.',
    ]),
  },
  { ago: 24, body: docOf(['The fog has lifted. The ferry goes on through the night.']) },
]

/** The box: each claim as it was first written, and when. Oldest first; the order in which readers see each part. */
export const HARBOUR_BOX: {
  ago: number
  key: string
  text: string
  question?: string
  status?: Verification
  sources?: Source[]
}[] = [
  { ago: 455, key: 'closed', text: 'The bridge is closed. Nobody was hurt.' },
  { ago: 279, key: 'crack', status: 'confirmed', text: 'Its second pier is cracked below the waterline.' },
  {
    ago: 278,
    key: 'before',
    status: 'unconfirmed',
    text: 'The crack was there before the collision.',
    question: 'Whether the crack was there before the collision',
  },
  { ago: 270, key: 'ferry', text: 'The ferry between Old Quay and the north bank is free and runs every ten minutes.' },
  {
    ago: 265,
    key: 'crew',
    text: 'The barge had a crew of five; all are ashore.',
    sources: [{ type: 'official', label: 'Port authority of Vellmar' }],
  },
  {
    ago: 170,
    key: 'captain',
    status: 'unconfirmed',
    text: 'The captain was not on the bridge of the barge.',
    question: 'Where the captain of the barge was',
  },
  {
    ago: 75,
    key: 'lane',
    text: 'Buses and ambulances may get one lane on Thursday morning, if the night’s measurements are good.',
  },
]

export const HARBOUR_BOX_CORRECTION = {
  key: 'crew',
  ago: 189,
  text: 'The barge had a crew of four; all are ashore.',
  note: 'We had said five.',
}

/** What the desk tells itself. The name is as invented as the city. */
export const HARBOUR_BRIEF = {
  ago: 140,
  waitingFor: 'the engineer’s measurements, towards midnight',
  comesNext: 'what the closure costs the port',
  banned: { term: 'Tomas Reval', why: 'the captain, until the police name him' },
}

export const HARBOUR_CORRECTION = {
  key: 'crew',
  ago: 190,
  body: docOf(['The barge had a crew of four, the port authority says. All are ashore.']),
  note: 'We had said that the crew were five. The port authority counted a pilot who had left the barge earlier.',
}
