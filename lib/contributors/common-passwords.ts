/**
 * The words that head every published list of leaked passwords, written down by hand for this file (no list was copied), and
 * what people take for a site like ours. Longer passwords are mostly made of them: "password2026!", "welcome12345".
 */
const WORDS =
  `password passwort passwoord motdepasse contrasena parola wachtwoord losenord senha sifre haslo heslo salasana
  letmein welcome willkommen bienvenue bienvenido administrator administrador admin root user username login signin default
  changeme change temp temporary secret test testing guest master access qwerty qwertz azerty iloveyou loveyou ilove
  football baseball basketball superman batman princess sunshine dragon monkey shadow michael jordan liverpool chelsea arsenal
  trustno pokemon starwars whatever computer internet company office hunter ranger summer winter spring autumn
  january february march april june july august september october november december monday friday
  writethru newsroom newsdesk breakingnews news desk editor reporter journalist press media
  correcthorsebatterystaple correct horse battery staple opensesame abracadabra thequickbrownfox`.split(/\s+/)

const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'qwertzuiop',
  'azertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'yxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  'qazwsxedcrfvtgbyhnujm',
]
const RUNS = ROWS.flatMap((row) => [row, [...row].reverse().join('')])
/** Three in a row are chance in a sentence ("def", "stu"); four are a pattern. */
const SHORTEST_RUN = 4

/** A whole word that nobody can read off us: less than this beside the guessable parts is no password. */
const ENOUGH = 5

const LOOKALIKES: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

export const GUESSABLE =
  'This is one of the first that would be guessed: a common password, a pattern, or your own or the site’s name. ' +
  'Take three or four words that do not belong together.'

/**
 * Whether a password is one of the first that would be tried: common words, rows of keys, repetitions, years, and what is known
 * of the person and the site (NIST SP 800-63B 5.1.1.2). Pure.
 * @param about the site's name and address, the person's name and e-mail address
 */
export function isGuessable(password: string, about: readonly string[] = []): boolean {
  const plain = password.normalize('NFKC').toLowerCase()
  if (new Set(plain).size < ENOUGH || /^(.+?)\1+$/su.test(plain)) return true
  const known = [...WORDS, ...about.flatMap(partsOf)].sort((a, b) => b.length - a.length)
  const read = [...plain].map((letter) => LOOKALIKES[letter] ?? letter).join('')
  return [plain, read].some((text) => leftOf(text, known) < ENOUGH)
}

/** "ana.demir@news.example": ana, demir, news, example, and anademir in one. */
function partsOf(text: string): string[] {
  const parts = text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
  return [...parts, parts.join('')].filter((part) => part.length >= 3)
}

/** How many letters are left once everything guessable is taken out. Spaces, digits and signs alone do not count. */
function leftOf(text: string, known: readonly string[]): number {
  let rest = withoutRuns(text).replaceAll(/[^\p{L}]/gu, '')
  for (const word of known) rest = rest.replaceAll(word.replaceAll(/[^\p{L}]/gu, '') || '\n', '')
  return new Set(rest).size < 3 ? 0 : rest.length
}

function withoutRuns(text: string): string {
  let rest = ''
  for (let at = 0; at < text.length; ) {
    const run = longestRun(text.slice(at))
    if (run === 0) rest += text[at]
    at += Math.max(1, run)
  }
  return rest
}

function longestRun(text: string): number {
  let length = 0
  while (length < text.length && RUNS.some((row) => row.includes(text.slice(0, length + 1)))) length += 1
  return length >= SHORTEST_RUN ? length : 0
}
