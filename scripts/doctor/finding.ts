/** What the doctor has to say of one thing. */
export interface Finding {
  /** `must`: somebody could get in, or something does not work; `may`: better otherwise. */
  weight: 'must' | 'may'
  /** What is so. */
  what: string
  /** What to do about it. */
  todo: string
}

export const must = (what: string, todo: string): Finding => ({ weight: 'must', what, todo })
export const may = (what: string, todo: string): Finding => ({ weight: 'may', what, todo })

/** One thing looked at: in order where nothing was found. */
export interface Look {
  about: string
  findings: Finding[]
}

/** @param findings without those that are null */
export const look = (about: string, ...findings: (Finding | null | false)[]): Look => ({
  about,
  findings: findings.filter((finding) => finding !== null && finding !== false),
})

const SIGNS = { must: '✗', may: '!' } as const

/** All that was looked at, what is wrong first. */
export function report(looks: Look[]): string {
  const order = { must: 0, may: 1 }
  const findings = looks.flatMap((each) => each.findings).sort((a, b) => order[a.weight] - order[b.weight])
  const lines = findings.map(({ weight, what, todo }) => `${SIGNS[weight]} ${what}\n    ${todo}`)
  const fine = looks.filter((each) => each.findings.length === 0).map(({ about }) => about)
  if (fine.length > 0) lines.push(`✓ In order: ${fine.join(', ')}.`)
  return lines.join('\n')
}

/** 0 where nothing must be done, else 1. */
export const exitCodeOf = (looks: Look[]): 0 | 1 =>
  looks.some(({ findings }) => findings.some(({ weight }) => weight === 'must')) ? 1 : 0
