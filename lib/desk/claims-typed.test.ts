import { describe, expect, test } from 'vitest'
import { chipWords, claimEntries, claimsSent, type KnownClaim, withClaim } from '#lib/desk/claims-typed'
import { SLASH_COMMANDS } from '#lib/desk/slash'
import { entriesFor, readTyped } from '#lib/desk/slash-typed'

const alone: KnownClaim = { id: 'a', text: 'He acted alone', question: 'Whether he acted alone', status: 'unconfirmed' }
const toll: KnownClaim = { id: 't', text: 'Twelve people died', question: '', status: 'confirmed' }
const claims = [alone, toll]
const words = (typed: string) => claimEntries(typed, claims).entries.map((entry) => entry.words)

describe('/claim', () => {
  test('fills in its name and asks which', () => {
    const typed = readTyped('The police say /cl')
    expect(typed && entriesFor(typed, SLASH_COMMANDS, 'UTC', new Date())?.entries).toMatchObject([
      { name: 'claim', does: 'complete' },
    ])
  })

  test('offers the claims that the words may mean, then another one of these words', () => {
    expect(words('')).toEqual(['He acted alone · not yet confirmed', 'Twelve people died · confirmed by us'])
    expect(words('twel')).toEqual(['Twelve people died · confirmed by us', 'Make a claim: “twel”'])
    expect(words('whether')).toEqual(['He acted alone · not yet confirmed', 'Make a claim: “whether”'])
    expect(words('HE ACTED alone ')).toEqual(['He acted alone · not yet confirmed'])
    expect(words('Shots were heard')).toEqual(['Make a claim: “Shots were heard”'])
  })

  test('says what to type where there is none yet', () => {
    expect(claimEntries('', [])).toEqual({ entries: [], sentence: expect.stringContaining('He acted alone') })
  })

  test('takes a whole sentence', () => {
    const sentence = 'The minister has told a press conference that nobody but the gunman was in the building'
    const typed = readTyped(`/claim ${sentence}`)
    expect(typed && entriesFor(typed, SLASH_COMMANDS, 'UTC', new Date(), claims)?.entries).toMatchObject([
      { words: `Make a claim: “${sentence}”`, does: 'run' },
    ])
  })
})

test('an update speaks of each claim once; a new one is sent with its words', () => {
  const [chosen, made] = [claimEntries('twelve', claims).entries[0], claimEntries('Shots', []).entries[0]]
  const once = withClaim([], chosen?.argument ?? '', 'unused')
  const spoken = withClaim(withClaim(once, chosen?.argument ?? '', 'unused'), made?.argument ?? '', 'new')
  expect(claimsSent(spoken)).toEqual([{ claimId: 't' }, { claimId: 'new', text: 'Shots' }])
  expect(spoken.map((claim) => chipWords(claim, claims))).toEqual([
    'Claim: Twelve people died · confirmed by us',
    'New claim: Shots',
  ])
})
