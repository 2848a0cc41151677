import type { z } from 'zod'
import { Conflict } from '#components/desk/conflict'
import { RefusalAlert } from '#components/desk/refusal'
import type { Texts } from '#lib/desk/meeting'
import type { Refusal } from '#lib/desk/request'

interface MeetingProps<View> {
  refusal: Refusal | null
  view: z.ZodType<View>
  labels: Record<string, string>
  mine: Texts
  textsOf: (view: View) => Texts
  /** What is to be mended stands at the fields already. */
  fieldsShown?: boolean
  /** From here on the text as it is now is what the edit began from. */
  onDecide: (current: View, keepMine: boolean) => void
}

/** Why a change was not saved: a colleague's, which is shown beside it, or another reason. */
export function Meeting<View>({ refusal, view, labels, mine, textsOf, fieldsShown, onDecide }: MeetingProps<View>) {
  const current = refusal?.code === 'conflict' ? view.safeParse(refusal.current).data : undefined
  if (!refusal || !current) return <RefusalAlert refusal={refusal} fieldsShown={fieldsShown ?? false} />
  return (
    <Conflict
      sentence={refusal.sentence}
      labels={labels}
      mine={mine}
      now={textsOf(current)}
      onTakeTheirs={() => onDecide(current, false)}
      onKeepMine={() => onDecide(current, true)}
    />
  )
}

/** What is said when both changes could be put together. */
export const TOGETHER_SAVED = 'A colleague changed another part meanwhile: both changes are saved.'
export const TOGETHER_TO_READ =
  'A colleague changed another part meanwhile: both changes stand here now. Read the text, then publish it.'
