/// <reference types="vite/client" />
/** Permissions: every command and every route of the API, with every role. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { apiRoutes } from '../../src/api/routes.ts'
import type { Role } from '../../src/kernel/actor.ts'
import { type Command, CommandError } from '../../src/kernel/command.ts'
import { execute } from '../../src/kernel/run.ts'
import { type Client, openApi, type TestApi } from './api.ts'
import { matrix, roles } from './roles.ts'
import { anyone, routes } from './route-roles.ts'

async function everyCommand(): Promise<Map<string, Command<never, unknown>>> {
  // A thread's own file runs as a thread only.
  const modules = import.meta.glob<object>([
    '../../src/{content,kernel}/**/*.ts',
    '!**/local-index/thread.ts',
  ])
  const found = new Map<string, Command<never, unknown>>()
  for (const load of Object.values(modules)) {
    for (const value of Object.values(await load())) {
      const is = value && typeof value === 'object' && 'may' in value && 'run' in value && 'name' in value
      if (is) found.set(value.name, value)
    }
  }
  return found
}

let api: TestApi
const clients = new Map<string, Client>()
beforeAll(async () => {
  api = await openApi()
  for (const role of roles) clients.set(role, await api.member(role))
})
afterAll(() => api.close())

test('the matrix names every command', async () => {
  expect([...(await everyCommand()).keys()].sort()).toEqual(Object.keys(matrix).sort())
})

test('each role may run the commands of the matrix, and is refused all others', async () => {
  const found: Record<string, string> = {}
  for (const [name, what] of await everyCommand()) {
    const allowed: Role[] = []
    for (const role of roles) {
      const actor = { id: null, name: 'a program', role }
      // The input is invalid: a permitted role gets a validation error, any other role is refused.
      const error = await execute(api.db, actor, what, 'nothing' as never).catch((problem) => problem)
      if (!(error instanceof CommandError && error.reason === 'forbidden')) allowed.push(role)
    }
    found[name] = allowed.join(' ')
  }
  expect(found).toEqual(matrix)
})

test('the table names every route', () => {
  const served = apiRoutes.map(({ method, path }) => `${method.toUpperCase()} ${path}`)
  expect(served.sort()).toEqual(Object.keys(routes).sort())
})

/** With values that a route takes and that name nothing. */
const addressOf = (path: string) =>
  path
    .replace('{language}', 'ar')
    .replace('{name}', 'wide-640.webp')
    .replace('{token}', 'a-token-that-nobody-has-made')
    .replace(/\{\w+\}/g, '2147483647')

test('each role reaches the routes of the table, and is refused all others before any input is read', async () => {
  const found: Record<string, string> = {}
  for (const { method, path, may } of apiRoutes) {
    const route = `${method.toUpperCase()} ${path}`
    const takesBody = method === 'post' || method === 'put'
    // No body that a route takes: whoever is let in changes nothing, and is told what is wrong with it.
    const send = (client: Client) =>
      client.send(method.toUpperCase(), addressOf(path), takesBody ? '{broken' : null, {
        ...(takesBody ? { 'Content-Type': 'application/json' } : {}),
      })
    const stranger = await send(api.nobody)
    if (may === 'anyone') {
      found[route] = [401, 403].includes(stranger.status) ? 'nobody' : anyone
      continue
    }
    expect([route, stranger.status]).toEqual([route, 401])
    const allowed: Role[] = []
    for (const role of roles) {
      const { status, body } = await send(clients.get(role)!)
      expect([route, role, status], JSON.stringify(body)).not.toEqual([route, role, 401])
      expect(status, `${route} ${role} ${JSON.stringify(body)}`).toBeLessThan(500)
      if (status !== 403) allowed.push(role)
    }
    found[route] = allowed.join(' ')
  }
  expect(found).toEqual(routes)
})

test('a reporter submits work to the desk and cannot delete a colleague’s draft', async () => {
  const [reporter, editor] = [await api.as('reporter'), await api.as('editor')]
  const member = clients.get('reporter')!
  const { id } = (await member.post('/articles', { headline: 'سد جديد في الشمال' })).body
  expect((await member.post(`/articles/${id}/submit`, { note: '' })).status).toBe(204)
  expect((await editor.post(`/articles/${id}/publish`)).status).toBe(200)
  for (const client of [member, reporter, editor])
    expect((await client.post(`/articles/${id}/submit`, { note: '' })).status).toBe(409)

  const coverage = (await editor.post('/coverages', { headline: 'تغطية السيول' })).body.id
  const entries = `/coverages/${coverage}/entries`
  const draft = async (client: Client, key: string) =>
    (await client.post(entries, { key, headline: 'مسودة', body: '<p>نص</p>' })).body.id
  const editors = [await draft(editor, 'a'), await draft(clients.get('editor')!, 'b')]
  expect(
    (await clients.get('editor')!.put(`${entries}/${editors[1]}/assignee`, { staffId: null })).status,
  ).toBe(200)
  for (const entry of editors)
    for (const client of [member, reporter])
      expect((await client.del(`${entries}/${entry}`)).status).toBe(403)
  expect((await member.del(`${entries}/${await draft(member, 'c')}`)).status).toBe(204)
  for (const entry of editors) expect((await editor.del(`${entries}/${entry}`)).status).toBe(204)
})

test('only administrators see mail addresses and invitations of colleagues', async () => {
  for (const role of roles) {
    const { items } = (await clients.get(role)!.get('/staff')).body as {
      items: { email: string; invitedUntil: string | null }[]
    }
    expect(items.every(({ email }) => email !== '')).toBe(role === 'administrator')
    expect(items.every(({ email }) => email === '')).toBe(role !== 'administrator')
  }
})
