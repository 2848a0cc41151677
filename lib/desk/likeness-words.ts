/** Words that say nothing about what happened. */
const EMPTY = new Set(
  `a an the this that these those it its he she they we i you his her their our my your him them us who whom which what when
where while as at by for from in into of off on onto out over per than then there to toward under until up upon with within
without after before about above across against along among around because between during near next close since so such
and or but nor if not no yes be is are was were been being am do does did done has have had having will would can could may
might must shall should all any both each every few more most other some only own same too very just now still also again
here how why one get gets got go goes going went come comes came people person
say says said saying tell tells told report reports reported accord according announce announces announced statement
official officials spokesman spokeswoman spokesperson news update latest breaking mr mrs ms today percent aged old year
president prime minister ministry interior foreign mayor ambassador governor senator secretary general chief`.split(
    /\s+/,
  ),
)

/** Other words for the same event, as newsrooms use them: each row is one thing. */
const SAME = [
  'dead die dy death kill killed killing fatal slay slain perish lifeless body',
  'injure injury wound wounded hurt casualty',
  'explosion explode blast bomb bombing detonate detonation',
  'shoot shot shooting gunfire fire_on',
  'gunman shooter attacker assailant attack assault perpetrator',
  'police policeman policewoman officer cop constable force',
  'arrest detain detention custody apprehend seize',
  'resign resignation step quit stand_down',
  'fire blaze flame inferno burn',
  'earthquake quake tremor',
  'close shut closure suspend suspension halt cancel cancellation stop',
  'reopen open resume resumption restore return release free',
  'raise rise rais increase hike',
  'fall drop decline decrease slump cut',
  'prison jail imprison sentence convict',
  'sink sank sunk capsize',
  'rescue save pull',
  'rubble ruin debris',
  'evacuate evacuation',
  'meet meeting talk summit',
  'plant factory',
  'fault faulty failure defect failur',
  'concede concession defeat',
  'deny denial denies reject refute',
  'confirm confirmation acknowledge verify',
  'us usa american america washington unite_state',
  'russia russian moscow kremlin',
  'former ex',
  'chase pursuit pursue',
  'child boy girl kid',
  'car vehicle',
  'plane aircraft jet airliner',
  'flood flooding',
  'collapse',
  'dutch netherlands',
  'british britain uk london_government',
]

/** Of these two a text says one: what closes does not open. Named by the first word of their rows. */
export const OPPOSITES: readonly [string, string][] = [
  ['close', 'reopen'],
  ['confirm', 'deny'],
  ['raise', 'fall'],
  ['arrest', 'reopen'],
]

const NUMBERS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  )
const TENS = ['thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']

export interface Words {
  /** Stems of what it is about, and whether each is a name. */
  stems: Map<string, boolean>
  numbers: Set<string>
}

/** A text as what it is about: stems, names and numbers, whatever the form of words. */
export function aboutness(text: string): Words {
  const stems = new Map<string, boolean>()
  const numbers = new Set<string>()
  const tokens = text.replaceAll('’', "'").match(/\p{N}+(?:[.,]\p{N}+)*|[\p{L}\p{M}]+(?:'[\p{L}]+)?/gu) ?? []
  let opens = true
  for (const token of tokens) {
    const number = numberIn(token)
    const isName = /^\p{Lu}/u.test(token) && !opens
    opens = false
    if (number !== null) {
      numbers.add(number)
      continue
    }
    const word = token.toLowerCase().replace(/'s$|'$/, '')
    if (word.length < 2 || EMPTY.has(word)) continue
    const stem = meaningOf(word)
    stems.set(stem, isName || stems.get(stem) === true)
  }
  return { stems, numbers }
}

function numberIn(token: string): string | null {
  if (/^\p{N}/u.test(token)) return token.replace(/,(?=\p{N}{3}\b)/gu, '').replace(',', '.')
  const word = token.toLowerCase()
  const small = NUMBERS.indexOf(word)
  // "One" is mostly no number: "one of them".
  if (small > 1) return String(small)
  const ten = TENS.indexOf(word)
  return ten < 0 ? null : String((ten + 3) * 10)
}

/** A word without its ending: enough for "resigns", "resigned" and "resigning" to meet. */
export function stemOf(word: string): string {
  if (word.length < 4) return word
  const base = word
    .replace(/(?:sses|ies)$/, (ending) => (ending === 'sses' ? 'ss' : 'y'))
    .replace(/(?<=[^s])s$/, '')
    .replace(/(?<=\p{L}{3})(?:ing|ed|er|ion|ment|ly|al)$/u, '')
    .replace(/ation$|ition$/, '')
  return base.replace(/([^aeioulsz])\1$/, '$1').replace(/(?<=\p{L}{3})[ey]$/u, '')
}

const MEANINGS = new Map(
  SAME.flatMap((row) => {
    const words = row.split(' ')
    return words.map((word) => [stemOf(word), words[0] ?? word] as const)
  }),
)

const meaningOf = (word: string): string => MEANINGS.get(stemOf(word)) ?? stemOf(word)
