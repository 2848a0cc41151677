/** Wide enough for a desktop's column on a sharp screen. */
export const LARGEST = 1600
/** A phone; a phone with a sharp screen, or a text column. */
const SMALLER = [480, 960]

/** Every file an image can have: what is taken away with it. */
export const VARIANT_NAMES = [...SMALLER.map(String), 'full']

export interface Variant {
  name: string
  /** In pixels. */
  width: number
}

/** What is made of a picture; it is never enlarged. `width` is that of the largest variant. */
export function variantsOf(width: number): Variant[] {
  const smaller = SMALLER.filter((each) => each < width).map((each) => ({ name: String(each), width: each }))
  return [...smaller, { name: 'full', width }]
}

/** Under which a variant is stored, and behind /media/ served. */
export const variantKey = (imageId: string, name: string): string => `${imageId}/${name}.webp`

export const imagePath = (imageId: string, name: string): string => `/media/${variantKey(imageId, name)}`

/** The paths an `<img>` names. */
export function sourcesOf(imageId: string, width: number): { src: string; srcSet: string } {
  const variants = variantsOf(width)
  const column = variants.find((variant) => variant.width >= 960) ?? { name: 'full' }
  return {
    src: imagePath(imageId, column.name),
    srcSet: variants.map((each) => `${imagePath(imageId, each.name)} ${each.width}w`).join(', '),
  }
}
