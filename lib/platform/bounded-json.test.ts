import { expect, test } from 'vitest'
import { parseBoundedJson } from '#lib/platform/bounded-json'

const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`
const manyKeys = (count: number) => `{${Array.from({ length: count }, (_, at) => `"k${at}":1`).join()}}`

test.each([
  '{"text":"[[[{{{ \\" ,,, }"}',
  '{"text":"a backslash at the end \\\\"}',
  '{"text":"the word __proto__ in a sentence, and \\u005f"}',
  '{"constructor":{"prototype":1}}',
  '{"text":"the words \\\\u0000 and \\\\ud800, and \\ud83d\\ude00"}',
  nested(64),
  manyKeys(25_000),
  `{"text":"${'[,'.repeat(100_000)}"}`,
])('%.60s is read', (text) => {
  expect(parseBoundedJson(text)).toEqual(JSON.parse(text))
})

test.each([
  [nested(65), 'nested too deep'],
  [nested(10_000), 'nested too deep'],
  ['['.repeat(900_000), 'nested too deep'],
  [manyKeys(25_002), 'too many parts'],
  [`[${'0,'.repeat(30_000)}0]`, 'too many parts'],
  ['{"__proto__":{}}', '__proto__'],
  ['{"a":[{"\\u005f_proto__":null}]}', '__proto__'],
  ['{"\\u005F\\u005f\\u0070roto__":1}', '__proto__'],
  ['{"__pr\\u006fto__":1}', '__proto__'],
  ['{"a":["x\\u0000"]}', 'cannot be kept'],
  ['{"a":{"b":"\\ud800x"}}', 'cannot be kept'],
  ['{"\\uDFFF":1}', 'cannot be kept'],
  ['{"a":"', 'cannot be read'],
  ['{"a":"\\', 'cannot be read'],
  ['', 'cannot be read'],
])('%.60s is refused', (text, words) => {
  expect(() => parseBoundedJson(text)).toThrow(words)
})
