/**
 * The commonest words that say the contrary, in the languages of whoever files most. Where a language does it inside of a word
 * (Turkish "gelmedi") nothing is found.
 */
const WORDS = [
  'not no never without none nobody nothing neither nor nowhere cannot hardly',
  'nicht kein keine keiner keinen keinem keines nie niemals niemand nichts ohne weder',
  'ne pas jamais aucun aucune sans rien',
  'nunca jamás sin ninguno ninguna ningún nadie nada não sem nenhum nenhuma ninguém',
  'non mai senza nessuno nessuna niente nulla né',
  'niet geen nooit niemand niets zonder',
  'inte ingen inget aldrig utan ikke intet aldri uten',
  'değil yok hiç hayır asla',
  'не нет ни без никогда никто ничего ні немає ніколи ніхто нічого',
  'nie bez nigdy nikt nic żaden žádný nikdy nikdo',
  'δεν μην όχι χωρίς ποτέ κανείς',
  'لا لم لن ليس ليست غير بدون دون نه نیست هیچ نہیں بغیر',
  'לא אין אל בלי ללא מעולם',
  'नहीं न मत बिना',
]

const NEGATIONS = new Set(WORDS.flatMap((words) => words.normalize('NFC').split(' ')))
const SHORTENED = /^(?:is|was|were|are|did|do|does|has|have|had|could|should|would|ca|wo|must|need|ai)n['’]?t$/
/** "n’est", "n'a" */
const ELIDED = /^n['’]\p{L}/u

/** What a word denies by, the same for "isn’t" and "not"; null where it denies nothing. */
export function negationOf(word: string): string | null {
  const plain = word.normalize('NFC').toLowerCase()
  if (SHORTENED.test(plain) || plain === 'cannot') return 'not'
  if (ELIDED.test(plain)) return 'ne'
  return NEGATIONS.has(plain) ? plain : null
}
