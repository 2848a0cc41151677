import type { Saving } from '#lib/desk/autosave'
import { timeIn } from '#lib/desk/clock'

interface Standing {
  /** On this device. */
  kept: boolean
  saving: Saving
  /** Somebody filed another version since it was begun. */
  changed: boolean
  timeZone: string
}

/** Where somebody's words are, in words. */
export function keptWords({ kept, saving, changed, timeZone }: Standing): string {
  return [whereWords(kept, saving, timeZone), changed && 'Changed by a colleague meanwhile.'].filter(Boolean).join(' ')
}

function whereWords(kept: boolean, saving: Saving, timeZone: string): string {
  if (saving.state === 'saved') return `Saved ${timeIn(timeZone, saving.at)}.`
  const here = kept ? 'Kept on this device' : ''
  if (saving.state === 'failing') return here ? `${here}; not sent, trying again.` : 'Not sent, trying again.'
  if (saving.state === 'signed-out')
    return here ? `${here}; not sent, you are signed out.` : 'Not sent, you are signed out.'
  if (saving.state === 'elsewhere') return here ? `${here}; you write this in another place too.` : ''
  return here && `${here}.`
}
