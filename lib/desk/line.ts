interface Box {
  width: number
  height: number
}

/** The points of a line through values at equal distances, from nought at the bottom to the highest at the top. */
export function linePoints(values: number[], { width, height }: Box): string {
  const highest = Math.max(1, ...values)
  const step = width / Math.max(1, values.length - 1)
  return values.map((value, place) => `${round(place * step)},${round(height * (1 - value / highest))}`).join(' ')
}

const round = (value: number): number => Math.round(value * 10) / 10
