/** The API's own description is valid, complete, and true of every route. */
import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { examples } from '../../src/contract/examples.ts'
import type { Operation as ContractOperation } from '../../src/contract/operation.ts'
import { operations as allOperations } from '../../src/contract/operations.ts'
import { type Client, openApi, type TestApi } from './api.ts'

interface Operation {
  operationId: string
  requestBody?: { description?: string; content: Record<string, { schema: Schema }> }
  security?: unknown[]
  responses: Record<string, unknown>
  parameters?: { in: string; name: string }[]
}
let api: TestApi
let administrator: Client
let operations: { method: string; path: string; operation: Operation }[]
let schemas: Record<string, Schema>
/** The schema that a reference names. */
const meant = (schema: Schema): Schema =>
  schema.$ref ? meant(schemas[schema.$ref.split('/').at(-1)!]!) : schema
beforeAll(async () => {
  api = await openApi()
  administrator = await api.as('administrator')
  const { body } = await api.nobody.get('/openapi.json')
  schemas = body.components.schemas
  operations = Object.entries(body.paths as Record<string, Record<string, Operation>>).flatMap(
    ([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        method: method.toUpperCase(),
        path: path.replace('/api/v1', ''),
        operation: { ...operation, parameters: (operation.parameters ?? []).filter((one) => one.name) },
      })),
  )
})
afterAll(() => api.close())

test('the document is valid OpenAPI 3.1, and each operation has a unique name', async () => {
  const { body } = await api.nobody.get('/openapi.json')
  expect(body.openapi).toBe('3.1.0')
  expect(await new Validator().validate(body)).toMatchObject({ valid: true })
  const names = operations.map(({ operation }) => operation.operationId)
  expect(new Set(names).size).toBe(names.length)
  expect(names.length).toBeGreaterThan(60)
  // No schema that the library adds, and no empty schema.
  expect(JSON.stringify(body)).not.toMatch(/"(override|\$defs|~standard)"/)
  const nodes = Object.keys(schemas).filter((name) => schemas[name]!.properties?.type?.const)
  expect(nodes).toEqual(expect.arrayContaining(['Body', 'Paragraph', 'FactBox', 'Table', 'Figure']))
  for (const [name, { operation }] of operations.map((one) => [one.operation.operationId, one] as const)) {
    expect([name, Object.keys(operation.responses)]).toEqual([
      name,
      expect.arrayContaining(['422', 'default']),
    ])
    for (const { schema } of Object.values(operation.requestBody?.content ?? {}))
      expect([name, Boolean(schema.$ref) || schema.type === 'string' || !!schema.anyOf]).toEqual([name, true])
  }
})

/** A path with numbers in it that nothing has. */
const filledIn = (path: string) =>
  path
    .replace(/\{token\}/g, 'a'.repeat(43))
    .replace(/\{name\}/g, 'wide-640.webp')
    .replace(/\{scope\}/g, 'section:999999')
    .replace(/\{\w+\}/g, '999999')

test('without an account every protected route answers 401 before any other check', async () => {
  for (const { method, path, operation } of operations.filter((one) => one.operation.security?.length)) {
    const answer = await api.nobody.send(method, filledIn(path), method === 'GET' ? null : '{broken', {
      'Content-Type': 'application/json',
    })
    expect([operation.operationId, answer.status]).toEqual([operation.operationId, 401])
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
  }
})

test('an unknown parameter is refused by name, and an id consists of digits', async () => {
  for (const { method, path, operation } of operations) {
    const answer = await administrator.send(
      method,
      `${filledIn(path)}?nonsense=1`,
      method === 'GET' ? null : '{}',
      {
        'Content-Type': operation.requestBody?.content['application/octet-stream']
          ? 'image/png'
          : 'application/json',
      },
    )
    expect([operation.operationId, answer.status]).toEqual([operation.operationId, 422])
    expect(answer.body.errors).toContainEqual({
      ...{ path: 'nonsense', code: 'unknown', message: 'The key "nonsense" is unknown.' },
    })
    expect(answer.body.detail).toContain('"nonsense"')
  }
  for (const id of ['0x1', '1e0', '+1', '1.0', '%201', '٣', '']) {
    const answer = await administrator.get(`/articles?sectionId=${id}&limit=${id}`)
    expect([id, answer.status]).toEqual([id, 422])
    if (id) expect((await administrator.get(`/articles/${id}`)).status).toBe(422)
  }
})

test('invalid input gets a problem document with a sentence, never a failure of the program', async () => {
  for (const { method, path, operation } of operations) {
    for (const body of ['{"":0}', '[]', '{broken']) {
      const answer = await administrator.send(method, filledIn(path), method === 'GET' ? null : body, {
        'Content-Type': 'application/json',
      })
      expect([operation.operationId, body, answer.status < 500]).toEqual([operation.operationId, body, true])
      if (answer.status < 400) continue
      expect(answer.body).toMatchObject({ status: answer.status, code: expect.any(String) })
      expect(answer.body.detail.length).toBeGreaterThan(10)
    }
  }
  expect(api.program.output()).not.toContain('a route failed')
})

interface Schema {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  format?: string
  pattern?: string
  minLength?: number
  minimum?: number
  properties?: Record<string, Schema>
  additionalProperties?: boolean | Schema
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
}

/** A value of a schema, and the places in it that hold a number. */
function sample(
  schema: Schema,
  at: (string | number)[] = [],
): { value: unknown; numbers: (string | number)[][] } {
  const numbers: (string | number)[][] = []
  const inner = (part: Schema, ...way: (string | number)[]) => {
    const made = sample(part, [...at, ...way])
    numbers.push(...made.numbers)
    return made.value
  }
  if (schema.$ref) return sample(meant(schema), at)
  const type = Array.isArray(schema.type) ? schema.type.find((one) => one !== 'null') : schema.type
  const choice = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])].find(
    (one) => one.type !== 'null',
  )
  let value: unknown = null
  if (schema.const !== undefined) value = schema.const
  else if (schema.enum) value = schema.enum[0]
  else if (choice) value = inner(choice)
  else if (type === 'object')
    value = Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([name, part]) => [name, inner(part, name)]),
    )
  else if (type === 'array') value = [inner(schema.items ?? {}, 0)]
  else if (type === 'boolean') value = true
  else if (type === 'integer' || type === 'number') {
    value = 1
    numbers.push(at)
  } else if (type === 'string') value = schema.format === 'date-time' ? '2026-01-01T00:00:00Z' : 'x1'
  return { value, numbers }
}

function withNumber(value: unknown, way: (string | number)[], number: number): unknown {
  const [step, ...rest] = way
  if (step === undefined) return number
  const copy = structuredClone(value) as Record<string | number, unknown>
  copy[step] = withNumber(copy[step], rest, number)
  return copy
}

/** Invalid ids: one more than a PostgreSQL integer, one more than a double counts, and others. */
const noIds = [2_147_483_648, 2 ** 53, 1e21, -1, 0, 1.5]

test('an invalid id is refused on every route', { tags: 'long' }, async () => {
  const refusals = [400, 404, 409, 410, 413, 415, 422]
  const failures: unknown[] = []
  let asks = 0
  const check = async (
    name: string,
    where: string,
    method: string,
    path: string,
    body: string | null,
    must: number[],
  ) => {
    asks++
    const answer = await administrator.send(method, path, body, { 'Content-Type': 'application/json' })
    if (answer.status >= 500 || (must.length > 0 && !must.includes(answer.status)))
      failures.push([name, where, answer.status])
  }
  for (const { method, path, operation } of operations) {
    const { operationId: name, parameters = [], requestBody } = operation
    const schema = requestBody?.content['application/json']?.schema
    const { value, numbers } = schema ? sample(schema) : { value: undefined, numbers: [] }
    const body = schema ? JSON.stringify(value) : null
    for (const number of noIds) {
      const query = `${number}`.replace('+', '%2B')
      for (const word of parameters.filter(
        (one) => one.in === 'path' && one.name !== 'token' && one.name !== 'name',
      ))
        await check(
          name,
          `${word.name}=${number}`,
          method,
          filledIn(path.replace(`{${word.name}}`, query)),
          body,
          refusals,
        )
      for (const word of parameters.filter((one) => one.in === 'query'))
        await check(
          name,
          `${word.name}=${number}`,
          method,
          `${filledIn(path)}?${word.name}=${query}`,
          body,
          [],
        )
      for (const way of numbers) {
        // Other numbers than ids may be anything that the route knows what to do with.
        const isId = /(^|\.)(id|ids|base|revision|\w+Ids?)(\.|$)/.test(way.join('.'))
        const sent = JSON.stringify(withNumber(value, way, number))
        await check(name, `${way.join('.')}=${number}`, method, filledIn(path), sent, isId ? refusals : [])
      }
    }
  }
  expect(failures).toEqual([])
  expect(asks).toBeGreaterThan(1_000)
  expect(api.program.output()).not.toContain('a route failed')
})

/** Every object within a body that would drop a key which it does not know. */
function open(schema: Schema, all: Record<string, Schema>, at: string, seen = new Set<string>()): string[] {
  if (schema.$ref) {
    if (seen.has(schema.$ref)) return []
    return open(all[schema.$ref.split('/').at(-1)!]!, all, at, new Set([...seen, schema.$ref]))
  }
  const within = [
    ...Object.entries(schema.properties ?? {}).map(([key, one]) => [`${at}.${key}`, one] as const),
    ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])].map(
      (one) => [at, one] as const,
    ),
    ...(schema.items ? [[`${at}[]`, schema.items] as const] : []),
    ...(typeof schema.additionalProperties === 'object'
      ? [[`${at}.*`, schema.additionalProperties] as const]
      : []),
  ]
  // The content of body documents is tested below.
  const kind = schema.properties?.type as { const?: string; enum?: string[] } | undefined
  if ([kind?.const, ...(kind?.enum ?? [])].includes('doc')) return []
  const isOpen = schema.properties !== undefined && schema.additionalProperties !== false
  return [...(isOpen ? [at] : []), ...within.flatMap(([path, one]) => open(one, all, path, seen))]
}

test('each list has the same shape: its items and the cursor of the next page', () => {
  const lists = Object.values<ContractOperation>(allOperations).flatMap(({ name, answer }) => {
    const shape = (answer as { shape?: Record<string, unknown> } | undefined)?.shape
    return shape && 'items' in shape ? [{ name, isPaged: 'after' in shape }] : []
  })
  expect(lists.length).toBeGreaterThan(25)
  expect(lists.filter(({ isPaged }) => !isPaged)).toEqual([])
})

test('the document gives the maximum size of each body', () => {
  for (const { operation } of operations)
    if (operation.requestBody?.content['application/json'])
      expect(operation.requestBody.description).toMatch(/^At most (64 KB|6 MB)\.$/)
})

test('no body silently drops an unknown key, at any depth', async () => {
  const { body } = await api.nobody.get('/openapi.json')
  const all = body.components?.schemas ?? {}
  const bodies = operations.flatMap(({ operation }) => {
    const schema = operation.requestBody?.content['application/json']?.schema
    return schema ? [{ name: operation.operationId, schema }] : []
  })
  expect(bodies.length).toBeGreaterThan(40)
  const found = bodies.flatMap(({ name, schema }) => open(schema, all, name))
  // The keys of a record are an enumeration, which refuses others by itself.
  expect(found.filter((at) => at !== 'describeMedia.crops')).toEqual([])
})

test('an unknown key is refused by name on every route and changes nothing', async () => {
  for (const { method, path, operation } of operations) {
    if (method === 'GET' || operation.requestBody?.content['application/octet-stream']) continue
    const answer = await administrator.send(method, filledIn(path), '{"nonesuch":1}', {
      'Content-Type': 'application/json',
    })
    expect([operation.operationId, answer.status]).toEqual([operation.operationId, 422])
    if (operation.requestBody)
      expect([operation.operationId, JSON.stringify(answer.body.errors)]).toEqual([
        operation.operationId,
        expect.stringContaining('"path":"nonesuch","code":"unknown"'),
      ])
  }
  const document = (attrs: object) => ({
    type: 'doc',
    content: [{ type: 'heading', attrs: { level: 2, ...attrs }, content: [{ type: 'text', text: 'عنوان' }] }],
  })
  const answer = await administrator.post('/articles', { headline: 'خبر', body: document({ colour: 'red' }) })
  expect([answer.status, answer.body.errors[0].path]).toEqual([422, 'content.body.content.0.attrs.colour'])
})

test('each example is valid by its schema', () => {
  for (const [name, example] of Object.entries(examples)) {
    const { body } = allOperations[name as keyof typeof allOperations] as ContractOperation
    expect([name, body?.safeParse(example).error?.issues]).toEqual([name, undefined])
  }
})

test('an unsupported method gets a problem document that names the supported methods', async () => {
  for (const [method, path, allow] of [
    ['PATCH', '/articles/1', 'GET, PUT'],
    ['DELETE', '/desk', 'GET'],
    ['PUT', '/articles', 'POST, GET'],
  ] as const) {
    const answer = await administrator.send(method, path)
    expect([answer.status, answer.headers.get('allow'), answer.body.code]).toEqual([
      405,
      allow,
      'method-not-allowed',
    ])
  }
  const nowhere = await administrator.get('/nowhere/at/all')
  expect([nowhere.status, nowhere.headers.get('content-type')]).toEqual([404, 'application/problem+json'])
})

test('a request with an idempotency key is executed once, even if its answer is lost', async () => {
  const key = 'agency-0001'
  const post = (body: unknown, headers = { 'Idempotency-Key': key }, by = administrator) =>
    by.post('/agencies', body, headers)
  const body = { name: 'وكالة الأنباء', url: '' }
  const [first, second] = await Promise.all([post(body), post(body)])
  const made = first.status === 201 ? first : second
  expect([201, 409]).toContain(first.status === 201 ? second.status : first.status)
  const again = await post(body)
  expect([again.status, again.body]).toEqual([201, made.body])
  expect(again.headers.get('idempotent-replayed')).toBe('true')
  const { items } = (await administrator.get('/agencies')).body
  expect(items.filter(({ name }: { name: string }) => name === body.name)).toHaveLength(1)

  const other = await post({ name: 'وكالة أخرى' })
  expect([other.status, other.body.reason]).toEqual([422, 'key-reused'])
  // The key is the caller's own.
  expect(
    (await post({ name: 'وكالة ثالثة' }, { 'Idempotency-Key': key }, await api.as('editor'))).status,
  ).toBe(201)
  // A refused request can be sent again with the same key.
  const refused = { 'Idempotency-Key': 'agency-0002' }
  expect((await post({ name: '' }, refused)).status).toBe(422)
  expect((await post({ name: '' }, refused)).status).toBe(422)
  expect((await post({ name: 'وكالة' }, { 'Idempotency-Key': 'short' })).status).toBe(422)
  const put = await administrator.send('PUT', '/front', '{"articleIds":[]}', {
    ...{ 'Content-Type': 'application/json', 'Idempotency-Key': 'front-0001' },
  })
  expect(put.status).toBe(422)
})

test('an answer with a secret is not stored; stored answers end after a day or a legal removal', async () => {
  const headers = { 'Idempotency-Key': 'token-0001' }
  const body = { name: 'برنامج', role: 'reporter' }
  const made = await administrator.post('/tokens', body, headers)
  expect(made.status).toBe(201)
  const again = await administrator.post('/tokens', body, headers)
  expect([again.status, again.body.reason]).toEqual([409, 'already-done'])
  const rows = await api.db.selectFrom('idempotencyKeys').selectAll().execute()
  expect(JSON.stringify(rows)).not.toContain(made.body.token)

  const article = await administrator.post(
    '/articles',
    { headline: 'خبر' },
    { 'Idempotency-Key': 'article-1' },
  )
  expect(
    (await administrator.post(`/articles/${article.body.id}/remove`, { legalReason: 'حكم' })).status,
  ).toBe(200)
  const kept = await api.db
    .selectFrom('idempotencyKeys')
    .where('answer', 'is not', null)
    .selectAll()
    .execute()
  expect(kept).toEqual([])

  const yesterday = new Date(Date.now() - 25 * 3_600_000)
  await api.db.updateTable('idempotencyKeys').set({ claimedAt: yesterday }).execute()
  expect((await administrator.post('/tokens', body, headers)).status).toBe(201)
  expect(await api.db.selectFrom('idempotencyKeys').select('key').execute()).toEqual([{ key: 'token-0001' }])
})
