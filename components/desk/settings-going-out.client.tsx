'use client'

import { useEffect, useState } from 'react'
import { RefusalAlert } from '#components/desk/refusal'
import { SettingsGroup } from '#components/desk/settings-group'
import { useSend } from '#components/desk/use-send.client'
import { BOX, Field } from '#components/ui/field'
import { say } from '#components/ui/toast.client'
import { Me } from '#lib/desk/me'
import { look } from '#lib/desk/request'

const CHOICES = [0, 3, 5, 10, 20]
const words = (seconds: number) => (seconds === 0 ? 'At once: no taking back' : `After ${seconds} seconds`)

/** How long one's own updates can be taken back; nothing is shown where the newsroom does not hold them. */
export function GoingOutSeconds() {
  const [seconds, setSeconds] = useState<number | null>(null)
  const { press, refusal } = useSend()

  useEffect(() => {
    void look('/me', Me).then((me) => setSeconds(me?.goingOutSeconds ?? null))
  }, [])

  async function choose(next: number) {
    const before = seconds
    setSeconds(next)
    const reply = await press({ method: 'PATCH', path: '/me', body: { goingOutSeconds: next }, returns: Me })
    if (reply?.ok) say(next === 0 ? 'What you publish goes out at once.' : `You have ${next} seconds to take it back.`)
    else setSeconds(before)
  }

  if (seconds === null) return null
  return (
    <SettingsGroup title="Publishing, wherever you sign in">
      <Field
        label="What you publish goes out"
        hint="Until then one key takes it back, and no reader has seen it."
        control={(ids) => (
          <select {...ids} value={seconds} onChange={({ target }) => void choose(Number(target.value))} className={BOX}>
            {[...new Set([...CHOICES, seconds])]
              .sort((a, b) => a - b)
              .map((choice) => (
                <option key={choice} value={choice}>
                  {words(choice)}
                </option>
              ))}
          </select>
        )}
      />
      <RefusalAlert refusal={refusal} />
    </SettingsGroup>
  )
}
