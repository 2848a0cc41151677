import { describe, expect, it } from 'vitest'
import { addedTo, needsSecondEyes, statementsIn } from '#lib/second-eyes/statements'
import { VERIFICATIONS } from '#lib/sources/schema'

const NEEDED = [
  'The Russian ambassador is dead.',
  'Andrei Karlov died in hospital.',
  'Mr. Karlov was shot at the opening of an exhibition.',
  'At least 44 people were killed and 155 injured.',
  'The death toll has risen to 48.',
  'Two children drowned when the bridge fell.',
  'Police have found the body of a woman in the river.',
  'Nobody was hurt.',
  'There were no casualties.',
  'Three of the wounded are in critical condition.',
  'The gunman was an off-duty police officer.',
  'The attacker was killed by special forces.',
  'Mevlut Altintas, 22, is suspected of the attack.',
  'The suspect is a former soldier.',
  'A man from Ankara has been charged.',
  'The mayor has been arrested.',
  'Officers detained six relatives of the man.',
  'His sister is in custody.',
  'The driver was held for questioning.',
  'The minister’s son is accused of bribery.',
  'The man behind the attack lived alone.',
  'We can confirm that the ambassador has died.',
  'Sources say that four were killed.',
  'Reports say 12 dead.',
  'The actor took his own life.',
  'A fatal accident has closed the tunnel.',
  'A soldier stabbed two of his comrades.',
  'Karlov was killed, and the minister said the country was in mourning.',
  'Fire crews found three bodies on the second floor',
  'The assassin has been identified as a policeman.',
  'The pilot turned himself in.',
  'The pilot did not survive.',
  'Five firefighters were taken to hospital with burns.',
]

const NOT_NEEDED = [
  '44 people were killed, the interior minister said.',
  'The interior minister told reporters that 44 people were killed.',
  'According to the police, the gunman was off duty.',
  'The gunman is dead, CNN Türk reported on Monday.',
  '“He is dead,” said Melih Gokcek, the mayor.',
  'Was anybody hurt?',
  'It is not known whether anyone was injured.',
  'It is unclear how many were killed.',
  'The deadline is midnight.',
  'Talks are in deadlock.',
  'The race ended in a dead heat.',
  'The committee killed the bill.',
  'Parliament debates the death penalty.',
  'They scored in the dying minutes.',
  'The governing body meets on Friday.',
  'He scored in injury time.',
  'Tariffs have hurt exports.',
  'Her first shot went wide.',
  'She shot a documentary here in 2014.',
  'We suspect that the count will take all night.',
  'The panel is charged with reviewing the law.',
  'The company charged €40 a month.',
  'He won custody of the children.',
  'Roads near the gallery are closed.',
  'Polls close at eight.',
  'The minister will speak at nine.',
  'Trains to the airport run again.',
  'The party was a victim of its own success.',
  'The minister responsible for the budget has resigned.',
  'The toll bridge is open.',
  'He shot to fame in 2010.',
  'Body cameras will be worn from May.',
]

describe('a second pair of eyes', () => {
  it.each(NEEDED)('is needed where we say: %s', (text) => expect(needsSecondEyes(text, 'confirmed')).toBe(true))
  it.each(NOT_NEEDED)('is not needed where we say: %s', (text) =>
    expect(needsSecondEyes(text, 'confirmed')).toBe(false),
  )

  it.each(VERIFICATIONS.filter((each) => each !== 'confirmed'))('is never needed for what is %s', (verification) => {
    expect(NEEDED.filter((text) => needsSecondEyes(text, verification))).toEqual([])
  })

  it('is asked for by the sentences that need it, and names them', () => {
    const text = 'Roads are closed. Andrei Karlov is dead. The gunman was shot.\n\nPolls close at eight.'
    expect(statementsIn(text).map(({ words }) => words)).toEqual(['Andrei Karlov is dead.', 'The gunman was shot.'])
  })
})

describe('an edit adds', () => {
  const added = (before: string, now: string) => addedTo(statementsIn(before), statementsIn(now)).length

  it.each([
    ['the same words', 'The ambassador is dead.', 'The ambassador is dead.'],
    ['other words elsewhere', 'The ambassador is dead.', 'Roads are closed. The ambassador is dead.'],
    ['a slip that is mended', 'The ambasador was shot dead.', 'The ambassador was shot dead.'],
    ['less', 'The ambassador, Andrei Karlov, is dead.', 'Karlov is dead.'],
    ['a time', 'The ambassador is dead.', 'The ambassador died on Monday evening.'],
    ['half of a figure taken out', '44 were killed and 155 injured.', '44 were killed.'],
    ['who says so', 'The ambassador is dead.', 'The ambassador is dead, the minister said.'],
  ])('nothing: %s', (_what, before, now) => expect(added(before, now)).toBe(0))

  it.each([
    ['another figure', '44 were killed.', '48 were killed.'],
    ['a figure', 'People were killed.', '44 people were killed.'],
    ['a name', 'The ambassador is dead.', 'The ambassador, Andrei Karlov, is dead.'],
    ['a name that differs by a letter', 'Karlov is dead.', 'Karlow is dead.'],
    ['another person', 'The ambassador is dead.', 'The mayor is dead.'],
    ['more than hurt', 'The ambassador was wounded.', 'The ambassador is dead.'],
    ['a second sentence', 'The ambassador is dead.', 'The ambassador is dead. The gunman was arrested.'],
    ['our own voice', 'The ambassador is dead, the minister said.', 'The ambassador is dead.'],
  ])('a statement: %s', (_what, before, now) => expect(added(before, now)).toBe(1))
})
