/** The page holds something the press does not know, so it is not printed. */
export class RefusedPage extends Error {
  override name = 'RefusedPage'
}
