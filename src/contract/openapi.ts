/** The description of the API (OpenAPI 3.1), made of the operations and their schemas. */
import { z } from 'zod'
import { bodyBytes, inWords } from './body-bounds.ts'
import { describeBody } from './body-schema.ts'
import { takesKey, versionKey } from './conditions.ts'
import { examples } from './examples.ts'
import type { Operation } from './operation.ts'
import { operations } from './operations.ts'
import { problemDetails } from './problem.ts'

type Json = Record<string, unknown>
type Io = 'input' | 'output'

const pascal = (name: string) => name[0]!.toUpperCase() + name.slice(1)
const ref = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` })

/** Handles what JSON Schema cannot express: a date is a string; a schema may describe itself. */
function override({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodTypes; jsonSchema: Json }): void {
  const { def } = zodSchema._zod
  if (def.type === 'date') Object.assign(jsonSchema, { type: 'string', format: 'date-time' })
  // Clients must accept unknown members in answers.
  if (def.type === 'object' && !def.catchall) delete jsonSchema.additionalProperties
  const written = (zodSchema as unknown as z.ZodType).meta()?.override as Json | undefined
  if (!written) return
  const { default: preset } = jsonSchema
  for (const key of Object.keys(jsonSchema)) delete jsonSchema[key]
  Object.assign(jsonSchema, written, preset === undefined ? {} : { default: preset })
}

/** The named schemas collected so far. */
type Named = Map<string, Json>

/** A schema in which named parts are replaced by references; those parts are added to `named`. */
function jsonOf(schema: z.ZodType, io: Io, named: Named): Json {
  const whole = z.toJSONSchema(z.object({ it: schema }), {
    ...{ io, unrepresentable: 'any', override: override as never },
  }) as unknown as { properties: { it: Json }; $defs?: Record<string, Json> }
  const parts = new Map(Object.entries(whole.$defs ?? {}))
  // A schema may differ between requests and answers in its optional members; then it gets two names.
  const nameOf = (part: string) => {
    const other = named.get(part)
    return !other || !parts.has(part) || same(other, parts.get(part)!) ? part : `${part}Given`
  }
  const same = (one: Json, other: Json) => JSON.stringify(one) === JSON.stringify(withRefs(other, (n) => n))
  for (const [part, found] of parts) {
    const name = nameOf(part)
    if (!named.has(name)) named.set(name, withRefs(found, nameOf))
  }
  return withRefs(whole.properties.it, nameOf)
}

function withRefs(value: Json, nameOf: (part: string) => string): Json {
  const walk = (one: unknown): unknown => {
    if (Array.isArray(one)) return one.map(walk)
    if (typeof one !== 'object' || one === null) return one
    return Object.fromEntries(
      Object.entries(one)
        .filter(([key]) => key !== 'id' || typeof (one as Json).id !== 'string')
        .map(([key, inner]) =>
          key === '$ref' && typeof inner === 'string'
            ? [key, inner.replace(/^#\/\$defs\/(.*)$/, (_, part) => ref('schemas', nameOf(part)).$ref)]
            : [key, walk(inner)],
        ),
    )
  }
  return walk(value) as Json
}

/** A reference to a schema, under its own name or the given one. */
function nameFor(schema: z.ZodType, io: Io, name: string, named: Named): Json {
  const found = jsonOf(schema, io, named)
  if (typeof found.$ref === 'string' || found.type !== 'object') return found
  named.set(name, found)
  return ref('schemas', name)
}

const described: Record<string, string> = {
  id: 'The number of the thing.',
  limit: 'The most items that one answer holds.',
  after: 'Where the page before ended: `after` of its answer.',
  q: 'Words to look for.',
}

function parametersOf({ params, query }: Operation, named: Named): Json[] {
  const all = (schema: z.ZodType | undefined, place: 'path' | 'query') =>
    Object.entries((schema as z.ZodObject | undefined)?.shape ?? {}).map(([name, part]) => {
      const { description, ...found } = jsonOf(part as z.ZodType, 'input', named)
      const text = description ?? described[name]
      return {
        ...{ name, in: place },
        required: place === 'path' || !(part as z.ZodType).safeParse(undefined).success,
        ...(text ? { description: text } : {}),
        schema: found,
      }
    })
  return [...all(params, 'path'), ...all(query, 'query')]
}

const headers: Record<string, Json> = {
  IdempotencyKey: {
    ...{ name: 'Idempotency-Key', in: 'header', required: false },
    description:
      'A text of your own, of 8 to 200 characters: sent again within a day, the same request is not carried out again and has the same answer.',
    schema: { type: 'string', minLength: 8, maxLength: 200 },
  },
  IfMatch: {
    ...{ name: 'If-Match', in: 'header', required: false },
    description:
      'The `ETag` of the answer that was edited: when something newer is there, nothing is changed (412).',
    schema: { type: 'string' },
  },
}

const failures = {
  400: ['Malformed', 'The body is not JSON.'],
  401: ['Unauthenticated', 'Nobody is signed in, or the token is not good.'],
  403: ['Forbidden', 'The role may not do this.'],
  404: ['NotFound', 'There is no such thing.'],
  409: ['Conflict', 'The request does not fit the current state; the problem says why.'],
  412: ['PreconditionFailed', 'There is a newer version than the one in `If-Match`.'],
  413: ['TooLarge', 'The body is too large.'],
  415: ['Unsupported', 'The content type of the body is not accepted.'],
  422: ['Invalid', 'The request is invalid; `errors` names each field.'],
  503: ['Unavailable', 'The database is unavailable. Try again after `Retry-After` seconds.'],
} as const

function failuresOf({ may, method, params, body, takesFile, ...rest }: Operation): number[] {
  const hasBody = body !== undefined || takesFile
  return [
    ...(hasBody && !takesFile ? [400] : []),
    ...(may === 'anyone' ? [] : [401, 403]),
    ...(params ? [404] : []),
    ...(method === 'get' ? [] : [409]),
    ...(versionKey({ body, ...rest } as Operation) ? [412] : []),
    ...(hasBody ? [413, 415] : []),
    422,
    503,
  ]
}

function describe(operation: Operation, named: Named): Json {
  const { method, path, name, summary, may, body, answer, takesFile, givesFile } = operation
  const binary = { schema: { type: 'string', format: 'binary' } }
  const success = String(answer || givesFile ? (operation.status ?? 200) : 204)
  const example = examples[name]
  const [first = '', ...more] = summary.split(/(?<=[.;:]) /)
  return {
    operationId: name,
    summary: first.replace(/[.;:]$/, ''),
    ...(more.length ? { description: summary } : {}),
    tags: [path.split('/')[1]],
    security: may === 'anyone' ? [] : [{ token: [] }, { session: [] }],
    parameters: [
      ...parametersOf(operation, named),
      ...(takesKey(operation) ? [ref('parameters', 'IdempotencyKey')] : []),
      ...(versionKey(operation) ? [ref('parameters', 'IfMatch')] : []),
    ],
    ...(takesFile
      ? { requestBody: { required: true, content: { 'application/octet-stream': binary } } }
      : {}),
    ...(body
      ? {
          requestBody: {
            required: !(body instanceof z.ZodDefault),
            description: `At most ${inWords(bodyBytes(operation))}.`,
            content: {
              'application/json': {
                schema: nameFor(body, 'input', `${pascal(name)}Request`, named),
                ...(example ? { examples: { usual: { value: example } } } : {}),
              },
            },
          },
        }
      : {}),
    responses: {
      [success]: {
        description: success === '204' ? 'Done.' : method === 'get' ? 'The requested content.' : 'Done.',
        ...(answer
          ? {
              content: {
                'application/json': { schema: nameFor(answer, 'output', `${pascal(name)}Response`, named) },
              },
            }
          : givesFile
            ? { content: { [givesFile]: binary } }
            : {}),
      },
      ...Object.fromEntries(
        failuresOf(operation).map((status) => [
          status,
          ref('responses', failures[status as keyof typeof failures][0]),
        ]),
      ),
      default: ref('responses', 'Failed'),
    },
  }
}

/**
 * @param siteUrl without a slash at its end
 * @param more operations of the newsroom's own modules
 */
export function openApiDocument(siteUrl: string, more: readonly Operation[] = []): Json {
  const all = [...Object.values<Operation>(operations), ...more]
  const named: Named = new Map()
  jsonOf(describeBody(), 'input', named)
  const paths: Record<string, Json> = {}
  for (const operation of all) {
    const path = `/api/v1${operation.path}`
    paths[path] = { ...paths[path], [operation.method]: describe(operation, named) }
  }
  const problem = { 'application/problem+json': { schema: jsonOf(problemDetails, 'output', named) } }
  const tags = [...new Set(all.map(({ path }) => path.split('/')[1]!))]
  return {
    openapi: '3.1.0',
    info: {
      ...{ title: 'Nashra', version: '1', license: { name: 'MIT', identifier: 'MIT' } },
      description: 'All that the newsroom can do, for programs: see docs/api.md.',
    },
    servers: [{ url: siteUrl }],
    tags: tags.sort().map((name) => ({ name, description: `What begins with /${name}.` })),
    paths,
    components: {
      schemas: Object.fromEntries([...named].sort(([a], [b]) => (a < b ? -1 : 1))),
      parameters: headers,
      responses: {
        ...Object.fromEntries(
          Object.values(failures).map(([name, description]) => [name, { description, content: problem }]),
        ),
        Failed: { description: 'Something else went wrong.', content: problem },
      },
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        session: {
          ...{ type: 'apiKey', in: 'cookie' },
          name: `${siteUrl.startsWith('https:') ? '__Host-' : ''}nashra-staff.session_token`,
        },
      },
    },
  }
}
