/** A cell that begins like this is a formula to a spreadsheet (OWASP, CSV injection); an apostrophe makes it text. */
const FORMULA = /^[=+\-@\t\r]/

const cell = (value: string): string => `"${(FORMULA.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`

/** Rows as RFC 4180 has them, every cell in quotes. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')
