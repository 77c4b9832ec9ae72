/** Who one is, and how one comes in. */
import { z } from 'zod'
import { may, system } from '../../content/actor.ts'
import { execute } from '../../content/command.ts'
import { requiredLine } from '../../content/fields.ts'
import { readPublication } from '../../content/publication/publication.ts'
import { acceptInvitation, readInvitation, takeInvitation } from '../../content/staff/invitations.ts'
import { actorOf, email, noteAccess, renameSelf, roles } from '../../content/staff/staff.ts'
import { Problem } from '../problem.ts'
import { route } from '../route.ts'
import { knownHeaders } from './headers.ts'

const policies = Object.keys(may) as (keyof typeof may)[]

const me = route({
  method: 'get',
  path: '/me',
  name: 'readMe',
  summary: 'Who asks, what they may do, and the house style of the publication.',
  answer: z.object({
    staff: z.object({ id: z.number().nullable(), name: z.string(), email: z.string(), role: z.enum(roles) }),
    may: z.array(z.string()),
    twoFactor: z.boolean(),
    publication: z.looseObject({ name: z.string(), language: z.string(), timeZone: z.string() }),
  }),
  async run({ actor, caller, reading }) {
    const { id, name, role } = actor
    return {
      staff: { id, name, email: caller.session?.email ?? '', role: role as 'reporter' },
      may: policies.filter((policy) => may[policy](actor)),
      twoFactor: caller.session?.twoFactor ?? false,
      publication: { ...(await readPublication(reading)) },
    }
  },
})

const rename = route({
  method: 'put',
  path: '/me',
  name: 'renameMe',
  summary: 'Changes one’s own name.',
  body: z.object({ name: z.string() }),
  run: ({ execute, body }) => execute(renameSelf, body),
})

const tokenParam = z.object({ token: z.string().min(20).max(100) })
const spent = () => new Problem('not-found', 'This link is spent or too old. Ask for a new one.')

const invitation = route({
  method: 'get',
  path: '/invitations/{token}',
  name: 'readInvitation',
  summary: 'Whom an invitation is for; empty for the first administrator.',
  access: 'anyone',
  params: tokenParam,
  answer: z.object({ name: z.string(), email: z.string(), role: z.enum(roles), known: z.boolean() }),
  async run({ reading, params }) {
    const found = await readInvitation(reading, params.token)
    if (!found) throw spent()
    const { name = '', email: address = '', role = 'administrator', userId = null } = found.member ?? {}
    return { name, email: address, role, known: userId !== null }
  },
})

const accept = route({
  method: 'post',
  path: '/invitations/{token}',
  name: 'acceptInvitation',
  summary: 'Takes an invitation: chooses name and password, and is signed in.',
  access: 'anyone',
  params: tokenParam,
  body: z.object({ name: requiredLine(160), email, password: z.string().min(10).max(200) }),
  answer: z.object({ staffId: z.number() }),
  async run({ c, db, accounts, params, body, reading }) {
    if (!(await readInvitation(reading, params.token))) throw spent()
    const { password, name } = body
    const { member } = await execute(db, system(name), takeInvitation, { ...params, email: body.email })
    const address = member?.email ?? body.email
    const known = member?.userId ?? (await accounts.idOf(address))
    const userId = await accounts.provide({ userId: known, name, email: address, password })
    const joining = { staffId: member?.id ?? null, name, email: address, userId }
    const { staffId } = await execute(db, system(name), acceptInvitation, joining)
    const actor = await actorOf({ db }, userId)
    if (actor) await execute(db, actor, noteAccess, { what: 'joined' })
    for (const cookie of await accounts.signIn({ email: address, password }, knownHeaders(c)))
      c.header('Set-Cookie', cookie, { append: true })
    return { staffId }
  },
})

export const accountRoutes = [me, rename, invitation, accept]
