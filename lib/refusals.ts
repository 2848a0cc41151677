/** What somebody is told whom the rulebook refuses: what to do instead. */
export function refusalOf(permission: string, subjects: readonly unknown[]): string {
  return stateRefusal(permission, subjects) ?? REFUSALS[permission] ?? 'You may not do this; ask an editor or an admin.'
}

export const NOT_COVERED = 'You do not cover this story: you can read it and not write here. Ask an admin to add it.'

/** By permission; a test holds the names against the rulebook's. */
export const REFUSALS: Record<string, string> = {
  'token:list-all': 'Only an admin sees everybody’s tokens; yours are in your settings.',
  'token:revoke': 'Only an admin or its owner can revoke a token.',
  'audit:read': 'Only an admin reads the audit log.',
  'site:set': 'Only an admin changes the settings of the site.',
  'update:write': 'Coverage of this story has ended; reopen it to add updates.',
  'update:publish':
    'You may not publish this update now: it needs an editor, and a story that is published and running.',
  'update:edit':
    'This update cannot be edited here any more: it is published, its story has ended, or it is a colleague’s.',
  'update:submit':
    'This update cannot be submitted: it waits for an editor already, its story has ended, or it is a colleague’s.',
  'update:undo': 'There is nothing to undo here: it is not going out, or a colleague published it.',
  'update:schedule': 'You may not schedule this update: it needs an editor, and a story that is published and running.',
  'update:unschedule': 'This update is not scheduled any more, or a colleague scheduled it.',
  'update:hold':
    'This update cannot be held: it is held or published already, its story has ended, or it is a colleague’s.',
  'update:unhold': 'This update is not held any more, or it is a colleague’s.',
  'update:embargo':
    'This update cannot be embargoed: it is published already, its story has ended, or it is a colleague’s.',
  'update:break-embargo': 'Only an editor can lift or shorten an embargo, with a reason.',
  'update:send-back': 'Only an editor can send an update back, and only one that waits in the queue.',
  'update:amend':
    'Only an editor can change what readers have seen; what was retracted stays so: publish a new update.',
  'update:drop': 'Only a draft can be dropped, by whoever wrote it or an editor; retract what readers have seen.',
  'update:retract':
    'Only an editor can retract an update, and only one that readers see and that was not retracted yet.',
  'update:withhold':
    'Only an editor can withhold the words of an update, and only of one that was retracted and stands: retract it first.',
  'update:unwithhold': 'Only an editor can show the words again, and they may not be withheld any more.',
  'update:pull': 'Only an editor can take an update down, and only one that readers see; this one may be down already.',
  'update:put-back': 'Only an editor can put an update back, and this one may not be taken down any more.',
  'story:pull': 'Only an editor can take a story down, and only one that is published; this one may be down already.',
  'story:put-back': 'Only an editor can put a story back, and this one may not be taken down any more.',
  'image:pull': 'Only an editor can take a picture down; this one may be down already.',
  'image:put-back': 'Only an editor can put a picture back, and this one may not be taken down any more.',
  'taken-down:read': 'What was taken down is for editors; ask one.',
  'erasure:ask': 'Only an admin can ask for an erasure, and only of what is taken down and not erased yet.',
  'erasure:confirm': 'An erasure needs a second person: another editor or admin than whoever asked for it.',
  'update:pin': 'Only an editor can pin an update, and only one that readers see; this one may be pinned already.',
  'update:unpin': 'Only an editor can unpin an update, and this one may not be pinned any more.',
  'update:file-pinned': 'Only an editor can pin an update; take the pin off and submit it without.',
  'review:read': 'The review queue is the editors’. What you submitted stands in its story’s room.',
  'image:add': 'Coverage of this story has ended; ask an editor to reopen it.',
  'image:change': 'Only an editor can change the words of an image that is published or a colleague’s.',
  'update:key':
    'Only an editor can make an update a key moment, and only one that was not retracted; it may be one already.',
  'update:unkey': 'Only an editor can do this, and this update may not be a key moment any more.',
  'box:edit': 'Only an editor keeps the box What we know; tell whoever has the desk what you know.',
  'claim:make': 'Coverage of this story has ended; ask an editor to reopen it.',
  'claim:change': 'Only an editor changes what is in the box, or after the end of coverage; tell whoever has the desk.',
  'confidence:write': 'Only whoever wrote an update, or an editor, keeps something in confidence with it.',
  'second-eyes:answer': 'A second pair of eyes is an editor’s; ask one.',
  'second-eyes:alone': 'Only an editor publishes this alone; ask the editors.',
  'second-eyes:check': 'Another editor than its publisher checks this, once; somebody may have done so already.',
  'brief:edit': 'Only an editor takes over the desk and keeps its brief.',
  'story:publish': 'This story is published already, or publishing it needs an editor.',
  'story:reopen': 'Only an editor can reopen a story, and only one that has ended and was not folded into another.',
  'story:fold': 'Only an editor can fold a published story, and only into one that is running; choose that one.',
  'story:continue': 'Only an editor can continue a story in a new one, and only while it is running.',
  'update:move':
    'An update goes only into a story that is open, by its writer or an editor; what was retracted or moved stays where it is.',
  'front:edit': 'Only an editor arranges the front and the breaking line; ask one.',
  'story:end': 'Only an editor can end a story, and only one that is running.',
  'publishers:read': 'Who may publish in a story is for editors; ask one.',
  'story:give-publishing': 'Only an editor can give a reporter the right to publish.',
  'profile:list': 'Everybody’s bylines are listed for editors; your own is in your settings.',
  'profile:read': 'This is for editors, and for the person it is about.',
  'profile:edit': 'Only an admin changes this, or the person it is about; ask one of them.',
  'profile:slug': 'Only an admin changes the address of somebody’s page; ask one.',
  'byline:withhold': 'Only an editor withholds a colleague’s byline; this one may be withheld already.',
  'byline:show': 'Only an admin shows a byline again, and this one may not be withheld any more.',
  'contributor:list': 'Only an admin sees everybody’s accounts.',
  'contributor:invite': 'Only an admin can invite people.',
  'contributor:change-rights':
    'Only an admin can say where somebody may write and publish, and nobody can for themselves: ask another admin.',
  'contributor:change-details': 'Only an admin changes what belongs to somebody else’s account.',
  'contributor:end-sessions': 'Only an admin can sign somebody else out.',
  'contributor:hand-on':
    'Only an admin can hand on what somebody left, and only to a colleague whose account is not disabled.',
  'contributor:change-role': 'Only an admin can change a role, and nobody can change their own: ask another admin.',
  'contributor:disable': 'Only an admin can disable an account, and nobody can disable their own.',
  'contributor:reset-factors':
    'Only an admin can reset a colleague’s second factor, and nobody their own: change yours under Signing in.',
  'site:require-factor': 'Only an admin decides who needs a second factor.',
  'contributor:enable': 'Only an admin can enable an account, and only one that is disabled.',
}

const CHANGES = /^update:(edit|submit|publish|schedule|hold|unhold|embargo|send-back)$/

/** Where the state of an update is the reason, the words name the way out of it. */
function stateRefusal(permission: string, [update]: readonly unknown[]): string | null {
  if (!CHANGES.test(permission) || typeof update !== 'object' || update === null) return null
  if (Reflect.get(update, 'publishedAt')) return 'Readers see this update already: correct or retract it instead.'
  if (Reflect.get(update, 'goingOutAt')) return 'This update is going out; undo that first.'
  if (Reflect.get(update, 'scheduledAt') && /submit|send-back/.test(permission)) {
    return 'This update is scheduled; cancel that first.'
  }
  return null
}
