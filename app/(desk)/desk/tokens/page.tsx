import type { Metadata } from 'next'
import { DeskPage } from '#components/desk/desk-page'
import { Tokens } from '#components/desk/tokens.client'
import { ask } from '#lib/api/ask'
import { getDeskActor } from '#lib/contributors/session'
import { can } from '#lib/permissions'
import { getSitePresets } from '#lib/site/queries'
import { listStoriesForDesk } from '#lib/stories/queries'
import { listTokens } from '#lib/tokens/queries'

export const metadata: Metadata = { title: 'API tokens' }

export default async function TokensPage() {
  const actor = await getDeskActor()
  const isEverybodys = can(actor, 'token:list-all')
  const { tokens } = await ask(listTokens, actor, { of: isEverybodys ? 'everybody' : 'me' })
  const { stories } = await ask(listStoriesForDesk, actor)
  const { timeZone } = await ask(getSitePresets)
  return (
    <DeskPage
      title="API tokens"
      about="With a token a program does in your name what you let it do, and never more than you may yourself."
    >
      <Tokens
        initial={tokens}
        isEverybodys={isEverybodys}
        stories={stories.filter(({ state }) => state !== 'ended').map(({ id, headline }) => ({ id, headline }))}
        timeZone={timeZone}
      />
    </DeskPage>
  )
}
