'use client'

import { type FormEvent, useState } from 'react'
import { AccountField, fieldOf } from '#components/desk/account-field'
import { LinkToCopy } from '#components/desk/contributors-link.client'
import { RefusalAlert } from '#components/desk/refusal'
import { useSend } from '#components/desk/use-send.client'
import { Button } from '#components/ui/button'
import { BOX, Field } from '#components/ui/field'
import { type ContributorView, InvitationView, RoleName } from '#lib/contributors/views'
import { newId } from '#lib/platform/uuid'

const MAY = {
  reporter: 'writes updates and hands them in',
  editor: 'also runs stories and publishes',
  admin: 'also manages accounts',
}

export function InviteForm({ onInvited }: { onInvited: (person: ContributorView) => void }) {
  const { press, busy, refusal } = useSend()
  const [contributorId, setContributorId] = useState(newId)
  const [invitation, setInvitation] = useState<InvitationView | null>(null)

  async function invite(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const [name, email, role] = [fieldOf(form, 'name'), fieldOf(form, 'email'), fieldOf(form, 'role')]
    const body = { contributorId, name, email, role }
    const reply = await press({ method: 'POST', path: '/contributors', body, returns: InvitationView })
    if (!reply?.ok) return
    setInvitation(reply.value)
    onInvited(reply.value.contributor)
    setContributorId(newId())
    form.reset()
  }

  return (
    <section className="grid gap-3 rounded-lg border border-rule bg-panel p-4">
      <h2 className="font-semibold">Invite somebody</h2>
      <form method="post" onSubmit={invite} className="grid gap-3 md:grid-cols-2">
        <AccountField label="Name, as in a byline" name="name" autoComplete="off" error={refusal?.fields.name} />
        <AccountField
          label="E-mail address"
          name="email"
          type="email"
          autoComplete="off"
          error={refusal?.fields.email}
        />
        <div className="md:col-span-2">
          <Field
            label="Role"
            control={(ids) => (
              <select {...ids} name="role" className={BOX}>
                {RoleName.options.map((role) => (
                  <option key={role} value={role}>
                    {role}: {MAY[role]}
                  </option>
                ))}
              </select>
            )}
          />
        </div>
        <Button type="submit" tone="main" busy={busy} className="md:col-span-2 md:justify-self-start">
          Make an invitation link
        </Button>
      </form>
      <RefusalAlert refusal={refusal} fieldsShown />
      {invitation && <LinkToCopy key={invitation.contributor.id} invitation={invitation} />}
    </section>
  )
}
