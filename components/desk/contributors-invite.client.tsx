'use client'

import { type FormEvent, useState } from 'react'
import { AccountField, fieldOf } from '#components/desk/account-field'
import { LinkToCopy } from '#components/desk/contributors-link.client'
import { Choice, CoverageField, isWhole } from '#components/desk/coverage-field.client'
import { RefusalAlert } from '#components/desk/refusal'
import { useSend } from '#components/desk/use-send.client'
import { Button } from '#components/ui/button'
import { BOX, Field } from '#components/ui/field'
import type { Coverable } from '#lib/contributors/coverable'
import { type ContributorView, InvitationView, RoleName } from '#lib/contributors/views'
import { newId } from '#lib/platform/uuid'

const MAY = {
  reporter: 'writes updates and hands them in',
  editor: 'also runs stories and publishes',
  admin: 'also manages accounts',
}

interface InviteFormProps {
  coverable: Coverable
  onInvited: (person: ContributorView) => void
  onClose: () => void
}

export function InviteForm({ coverable, onInvited, onClose }: InviteFormProps) {
  const { press, busy, refusal } = useSend()
  const [contributorId, setContributorId] = useState(newId)
  const [invitation, setInvitation] = useState<InvitationView | null>(null)
  const [role, setRole] = useState<ContributorView['role']>('reporter')
  const [coverage, setCoverage] = useState<ContributorView['coverage']>(null)
  const [publishes, setPublishes] = useState(false)
  const rights = role === 'reporter' ? { coverage, publishes } : {}

  async function invite(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const body = { contributorId, name: fieldOf(form, 'name'), email: fieldOf(form, 'email'), role, ...rights }
    const reply = await press({ method: 'POST', path: '/contributors', body, returns: InvitationView })
    if (!reply?.ok) return
    setInvitation(reply.value)
    onInvited(reply.value.contributor)
    setContributorId(newId())
    setCoverage(null)
    setPublishes(false)
    form.reset()
  }

  return (
    <section className="grid gap-3 rounded-lg border border-rule bg-panel p-4">
      <h2 className="font-semibold">Invite somebody</h2>
      <form method="post" onSubmit={invite} className="grid gap-3 md:grid-cols-2">
        <AccountField
          label="Name, as in a byline"
          name="name"
          autoComplete="off"
          autoFocus
          error={refusal?.fields.name}
        />
        <AccountField
          label="E-mail address"
          name="email"
          type="email"
          autoComplete="off"
          error={refusal?.fields.email}
        />
        <div className="grid gap-3 md:col-span-2">
          <Field
            label="Role"
            control={(ids) => (
              <select
                {...ids}
                value={role}
                onChange={({ target }) => setRole(RoleName.parse(target.value))}
                className={BOX}
              >
                {RoleName.options.map((each) => (
                  <option key={each} value={each}>
                    {each}: {MAY[each]}
                  </option>
                ))}
              </select>
            )}
          />
          {role === 'reporter' && (
            <>
              <CoverageField value={coverage} coverable={coverable} onChange={setCoverage} />
              <Choice type="checkbox" checked={publishes} onChange={setPublishes}>
                Publishes what they write without review
              </Choice>
            </>
          )}
        </div>
        <div className="flex flex-wrap gap-2 md:col-span-2">
          <Button type="submit" tone="main" busy={busy} disabled={!isWhole(coverage)}>
            Make an invitation link
          </Button>
          <Button tone="plain" onClick={onClose}>
            Close
          </Button>
        </div>
      </form>
      <RefusalAlert refusal={refusal} fieldsShown />
      {invitation && <LinkToCopy key={invitation.contributor.id} invitation={invitation} />}
    </section>
  )
}
