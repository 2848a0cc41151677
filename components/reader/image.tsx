import type { LeadImage } from '#lib/media/schema'
import { sourcesOf } from '#lib/media/variants'
import type { ImageBlock } from '#lib/richtext/schema'

interface PictureProps {
  imageId: string
  width: number
  height: number
  alt: string
  /** How wide it stands, for whoever chooses the file (HTML, `sizes`). */
  sizes: string
  /** It is on the first screen: fetched before the others. */
  isLead?: boolean
}

/** The text column (story.css), and the whole page on a phone. */
const COLUMN = '(min-width: 60rem) 36.5rem, (min-width: 40rem) calc(100vw - 7rem), calc(100vw - 2.5rem)'

const COLUMN_ON_PHONE = 'calc(100vw - 2.5rem)'

/** Its place is kept from the first byte on: width and height stand in the page. */
export function Picture({ imageId, width, height, alt, sizes, isLead = false }: PictureProps) {
  const { src, srcSet } = sourcesOf(imageId, width)
  const order = isLead ? ({ fetchPriority: 'high' } as const) : ({ loading: 'lazy' } as const)
  return (
    // biome-ignore lint/performance/noImgElement: it is made in its sizes already; the optimiser is switched off
    <img src={src} srcSet={srcSet} sizes={sizes} width={width} height={height} alt={alt} {...order} decoding="async" />
  )
}

/** A picture with what stands under it; nothing while it has not come. */
export function ImageFigure({ image, isLead = false }: { image: ImageBlock['attrs'] | LeadImage; isLead?: boolean }) {
  const { imageId, width, height, alt = '', caption, credit = '' } = image
  if (imageId === null || width === undefined || height === undefined) return null
  const isTall = height > width
  return (
    <figure className={isTall ? 'picture tall' : 'picture'}>
      <Picture
        imageId={imageId}
        width={width}
        height={height}
        alt={altOf(alt, caption)}
        sizes={isTall ? `min(24rem, ${COLUMN_ON_PHONE})` : COLUMN}
        isLead={isLead}
      />
      {(caption || credit) && (
        <figcaption>
          {caption}
          {caption && credit && ' '}
          {credit && <span className="credit">{credit}</span>}
        </figcaption>
      )}
    </figure>
  )
}

/** The caption serves where the alternative text is still to be written. */
const altOf = (alt: string, caption: string): string => alt.trim() || caption
