import { uuidv7 } from 'uuidv7'
import { z } from 'zod'

// Apart from ids.ts, which needs Node's crypto: browsers make ids too.

/** A new time-ordered id (UUIDv7, RFC 9562). */
export const newId = (): string => uuidv7()

/** An id made by a client: only UUIDv7, so that the primary keys stay in the order of time. */
export const Id = z.uuidv7().meta({ description: 'UUIDv7' })
