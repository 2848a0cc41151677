// Prints a one-time link for the first admin of a newsroom that nobody belongs to yet; nothing where somebody does.
import { createSetupInvitation } from '#lib/contributors/invitations'
import { db } from '#lib/platform/db'

const link = await db().$transaction((tx) => createSetupInvitation(tx, new Date()))
await db().$disconnect()
if (link) console.log(link)
