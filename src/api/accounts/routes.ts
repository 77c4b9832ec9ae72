/** The signed-in person's account, and invitations. */

import { may } from '../../content/policies.ts'
import { readPublication } from '../../content/publication/publication.ts'
import { authorOf, becomeAuthor } from '../../content/staff/author.ts'
import { acceptInvitation, readInvitation, takeInvitation } from '../../content/staff/invitations.ts'
import { actorOf, noteAccess, refuseNameOfColleague, renameSelf } from '../../content/staff/staff.ts'
import { accountOperations } from '../../contract/me.ts'
import { system } from '../../kernel/actor.ts'
import { execute } from '../../kernel/run.ts'
import { handle } from '../handle.ts'
import { Problem } from '../problem.ts'
import { knownHeaders } from './headers.ts'
import { isWeak } from './weak-password.ts'

const policies = Object.keys(may) as (keyof typeof may)[]

const me = handle(accountOperations.readMe, async ({ actor, caller, readContext }) => {
  const { id, name, role } = actor
  return {
    staff: { id, name, email: caller.session?.email ?? '', role: role as 'reporter' },
    author: await authorOf(readContext, id),
    may: policies.filter((policy) => may[policy](actor)),
    twoFactor: caller.session?.twoFactor ?? false,
    mustSecure: caller.mustSecure,
    publication: { ...(await readPublication(readContext)) },
  }
})

const rename = handle(accountOperations.renameMe, ({ execute, body }) => execute(renameSelf, body))

const author = handle(accountOperations.becomeAuthor, ({ execute }) => execute(becomeAuthor, {}))
const spent = () => new Problem('not-found', 'This link was used or has expired. Ask for a new one.')

const invitation = handle(accountOperations.readInvitation, async ({ readContext, params }) => {
  const found = await readInvitation(readContext, params.token)
  if (!found) throw spent()
  const { name = '', email: address = '', role = 'administrator', userId = null } = found.member ?? {}
  return { name, email: address, role, known: userId !== null }
})

const accept = handle(
  accountOperations.acceptInvitation,
  async ({ c, db, accounts, params, body, readContext }) => {
    const found = await readInvitation(readContext, params.token)
    if (!found) throw spent()
    const { password, name } = body
    // Only an administrator may have chosen a colleague's name.
    if (name !== found.member?.name) await refuseNameOfColleague(readContext, name, found.member?.id ?? 0)
    if (
      await isWeak(password, [
        name,
        found.member?.email ?? body.email,
        (await readPublication(readContext)).name,
      ])
    )
      throw new Problem('invalid', 'This password is too easy to guess.', {
        errors: [{ path: 'password', code: 'common', message: 'This password is too common.' }],
      })
    const { member } = await execute(db, system(name), takeInvitation, { ...params, email: body.email })
    const address = member?.email ?? body.email
    const known = member?.userId ?? (await accounts.idOf(address))
    const userId = await accounts.provide({ userId: known, name, email: address, password })
    const joining = { staffId: member?.id ?? null, name, email: address, userId }
    const { staffId } = await execute(db, system(name), acceptInvitation, joining)
    const actor = await actorOf({ db }, userId)
    if (actor) await execute(db, actor, noteAccess, { event: 'joined' })
    for (const cookie of await accounts.signIn({ email: address, password }, knownHeaders(c)))
      c.header('Set-Cookie', cookie, { append: true })
    return { staffId }
  },
)

export const accountRoutes = [me, rename, author, invitation, accept]
