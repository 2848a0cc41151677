/**
 * A cell that begins like this is a formula to a spreadsheet (OWASP, CSV injection), in the wide forms of East Asian keyboards
 * too; an apostrophe makes it text.
 */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/

const cell = (value: string): string => `"${(FORMULA.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`

/** Rows as RFC 4180 has them, every cell in quotes. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')
