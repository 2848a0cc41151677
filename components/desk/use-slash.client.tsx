'use client'

import { useSyncExternalStore } from 'react'
import { useClaims } from '#components/desk/claims-context.client'
import type { Slash } from '#components/desk/slash-menu.client'
import { sendsAs } from '#lib/desk/acts'
import { withClaim } from '#lib/desk/claims-typed'
import { commandsFor, type FilingOptions, withCommand } from '#lib/desk/filing'
import { findImagePicker, onImagePicker } from '#lib/desk/image-picker'
import type { Actor } from '#lib/permissions'
import { newId } from '#lib/platform/uuid'
import type { StoryView } from '#lib/stories/views'

/** The composer's slash commands, by right; what they decide is an option of the update. */
export function useSlash(
  actor: Actor,
  story: StoryView,
  options: FilingOptions,
  setOptions: (options: FilingOptions) => void,
): Slash {
  const { claims } = useClaims()
  const images = useSyncExternalStore(onImagePicker, findImagePicker, () => null) !== null
  return {
    commands: commandsFor(actor, { sends: sendsAs(actor, story), images }),
    timeZone: story.timeZone,
    claims,
    onCommand(name, argument) {
      if (name !== 'claim') return setOptions(withCommand(options, name, argument))
      setOptions({ ...options, claims: withClaim(options.claims, argument, newId()) })
    },
  }
}
