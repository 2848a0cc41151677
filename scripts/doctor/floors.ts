/** A version below which a weakness is known, in the line of the major version it belongs to. */
export interface Floor {
  /** Fixed from here on. */
  version: string
  advisory: string
  source: string
}

/**
 * Reviewed on 2026-11-30. Add a line when an advisory is about something we use; the highest of a major version counts, and a
 * major version that is older than all of them gets no fixes any more.
 */
export const FLOORS = {
  node: [
    {
      version: '24.14.1',
      advisory: 'CVE-2026-21637 and others: a process can be ended, or its memory filled, from outside',
      source: 'https://nodejs.org/en/blog/vulnerability/march-2026-security-releases',
    },
  ],
  next: [
    {
      version: '16.2.6',
      advisory: 'CVE-2026-23870 and twelve more: denial of service, bypassed checks, script through nonces',
      source: 'https://github.com/vercel/next.js/security/advisories/GHSA-267c-6grr-h53f',
    },
  ],
  react: [
    {
      version: '19.2.6',
      advisory: 'CVE-2026-23870 (and before it CVE-2025-55182, execution of a stranger’s code)',
      source: 'https://github.com/facebook/react/security/advisories',
    },
  ],
  'next-auth': [
    {
      version: '4.24.12',
      advisory: 'GHSA-5jpx-9hw9-2fx4: log-in mails delivered to somebody else',
      source: 'https://github.com/advisories/GHSA-5jpx-9hw9-2fx4',
    },
  ],
  nodemailer: [
    {
      version: '8.0.5',
      advisory: 'GHSA-vvjj-xcjg-gr5g: commands smuggled into SMTP',
      source: 'https://github.com/advisories/GHSA-vvjj-xcjg-gr5g',
    },
  ],
  postgres: ['18.4', '17.10', '16.14', '15.18'].map((version) => ({
    version,
    advisory: 'CVE-2026-6473 and ten more: memory overwritten, passwords told by the time they take',
    source: 'https://www.postgresql.org/about/news/postgresql-184-1710-1614-1518-and-1423-released-3297/',
  })),
} satisfies Record<string, Floor[]>

/** The floor that a version is below; null where it is at or above it, or of a newer major version than any. */
export function floorAbove(version: string, floors: readonly Floor[]): Floor | null {
  const [major = 0] = numbersOf(version)
  const ofMajor = floors.filter((floor) => numbersOf(floor.version)[0] === major)
  if (ofMajor.length > 0) return ofMajor.find((floor) => isOlder(version, floor.version)) ?? null
  return floors.every((floor) => (numbersOf(floor.version)[0] ?? 0) > major) ? (floors[0] ?? null) : null
}

const numbersOf = (version: string): number[] =>
  [...version.matchAll(/\d+/g)].slice(0, 3).map(([digits]) => Number(digits))

function isOlder(version: string, than: string): boolean {
  const [a, b] = [numbersOf(version), numbersOf(than)]
  for (const place of [0, 1, 2]) {
    const difference = (a[place] ?? 0) - (b[place] ?? 0)
    if (difference !== 0) return difference < 0
  }
  return false
}
