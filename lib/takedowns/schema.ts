import { z } from 'zod'
import { Id } from '#lib/platform/uuid'
import { BaseVersion, Reason } from '#lib/revisions/schema'

const why = { reason: Reason.meta({ description: 'Why, for the desk alone' }) }

export const ChangeTakenUpdate = z.strictObject({ updateId: Id, baseVersion: BaseVersion, ...why })
export const ChangeTakenStory = z.strictObject({ storyId: Id, baseVersion: BaseVersion, ...why })
export const ChangeTakenImage = z.strictObject({ imageId: Id, baseVersion: BaseVersion, ...why })

export const ListTakeDowns = z.strictObject({ storyId: Id })
export const AskErasure = z.strictObject({ takeDownId: Id, ...why })
export const ConfirmErasure = z.strictObject({ takeDownId: Id })
