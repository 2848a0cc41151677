import { isLoopback } from '#lib/platform/http-address'

export interface SeatLimits {
  /** Streams of this process; a tenth of its connections stays for pages (`createLimitedServer`). */
  total: number
  /** An office behind one address; the rest of it polls. */
  perAddress: number
}

export const SEAT_LIMITS: SeatLimits = { total: 9_000, perAddress: 100 }

export interface Seats {
  /** False where all are taken. */
  take(address: string): boolean
  leave(address: string): void
  taken(): number
}

/** How many streams there may be; this machine itself may have as many as there are. */
export function createSeats({ total, perAddress }: SeatLimits = SEAT_LIMITS): Seats {
  const byAddress = new Map<string, number>()
  let taken = 0
  return {
    take(address) {
      const count = byAddress.get(address) ?? 0
      if (taken >= total || (count >= perAddress && !isLoopback(address))) return false
      byAddress.set(address, count + 1)
      taken += 1
      return true
    },
    leave(address) {
      const left = (byAddress.get(address) ?? 1) - 1
      if (left > 0) byAddress.set(address, left)
      else byAddress.delete(address)
      taken -= 1
    },
    taken: () => taken,
  }
}
