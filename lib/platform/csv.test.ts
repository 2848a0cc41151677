import { expect, it } from 'vitest'
import { csvOf } from '#lib/platform/csv'

it('quotes every cell, doubles quotes and keeps lines', () => {
  expect(csvOf([['a', 'say "so"', 'x,y\nz'], ['']])).toBe('"a","say ""so""","x,y\nz"\r\n""\r\n')
})

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＠SUM(A1)'])(
  'makes text of the formula %j',
  (formula) => {
    expect(csvOf([[formula]])).toBe(`"'${formula}"\r\n`)
  },
)

it('leaves what only holds such a sign alone', () => {
  expect(csvOf([['a=1', '1-2', 'x@y.example']])).toBe('"a=1","1-2","x@y.example"\r\n')
})
