/** The API's own description is valid, complete, and true of every route. */
import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, openApi, type TestApi } from './api.ts'

interface Operation {
  operationId: string
  security?: unknown[]
  responses: Record<string, unknown>
}
let api: TestApi
let administrator: Client
let operations: { method: string; path: string; operation: Operation }[]
beforeAll(async () => {
  api = await openApi()
  administrator = await api.as('administrator')
  const { body } = await api.nobody.get('/openapi.json')
  operations = Object.entries(body.paths as Record<string, Record<string, Operation>>).flatMap(
    ([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        method: method.toUpperCase(),
        path: path.replace('/api/v1', ''),
        operation,
      })),
  )
}, 90_000)
afterAll(() => api.close())

test('it is valid OpenAPI 3.1, and each operation has a name of its own', async () => {
  const { body } = await api.nobody.get('/openapi.json')
  expect(body.openapi).toBe('3.1.0')
  expect(await new Validator().validate(body)).toMatchObject({ valid: true })
  const names = operations.map(({ operation }) => operation.operationId)
  expect(new Set(names).size).toBe(names.length)
  expect(names.length).toBeGreaterThan(60)
})

/** A path with numbers in it that nothing has. */
const asked = (path: string) =>
  path
    .replace(/\{token\}/g, 'a'.repeat(43))
    .replace(/\{name\}/g, 'wide-640.webp')
    .replace(/\{\w+\}/g, '999999')

test('without an account every route that needs one answers 401, before it looks at anything else', async () => {
  for (const { method, path, operation } of operations.filter((one) => one.operation.security)) {
    const answer = await api.nobody.send(method, asked(path), method === 'GET' ? null : '{broken', {
      'Content-Type': 'application/json',
    })
    expect([operation.operationId, answer.status]).toEqual([operation.operationId, 401])
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
  }
})

test('what is not right is a problem with a sentence, never a failure of the program', async () => {
  for (const { method, path, operation } of operations) {
    for (const body of ['{"":0}', '[]', '{broken']) {
      const answer = await administrator.send(method, asked(path), method === 'GET' ? null : body, {
        'Content-Type': 'application/json',
      })
      expect([operation.operationId, body, answer.status < 500]).toEqual([operation.operationId, body, true])
      if (answer.status < 400) continue
      expect(answer.body).toMatchObject({ status: answer.status, code: expect.any(String) })
      expect(answer.body.detail.length).toBeGreaterThan(10)
    }
  }
  expect(api.program.output()).not.toContain('a route failed')
}, 120_000)
