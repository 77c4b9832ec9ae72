/**
 * Named statements: each connection parses a statement only once. It is still planned anew for each set of
 * values, because one generic plan would not suit both a list of millions of rows and one of ten.
 */
import type pg from 'pg'

/** Limits the statements per connection; further statements get no name. */
const maxNames = 300
const maxSeen = 2_000

const names = new Map<string, string>()
const seen = new Set<string>()
let count = 0

/** A statement gets a name from its second use on. */
function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known) return known
  if (!seen.has(text)) {
    if (seen.size >= maxSeen) seen.clear()
    seen.add(text)
    return undefined
  }
  if (names.size >= maxNames) return undefined
  seen.delete(text)
  const name = `nashra_${++count}`
  names.set(text, name)
  return name
}

/** A migration has changed the statement's result columns since the connection parsed it. */
const isOutdated = (error: unknown) => (error as { code?: string }).code === '0A000'

type Query = (text: unknown, values?: unknown) => Promise<pg.QueryResult>

/** Makes this connection name its statements that have values. */
export async function prepareStatements(client: pg.ClientBase): Promise<void> {
  const query = client.query.bind(client) as unknown as Query
  await query('set plan_cache_mode = force_custom_plan').catch(() => {})
  const prepared: Query = async (text, values) => {
    const name = nameOf(text as string)
    if (!name) return query(text, values)
    try {
      return await query({ name, text, values })
    } catch (error) {
      if (!isOutdated(error)) throw error
      names.delete(text as string)
      return query(text, values).catch(() => {
        throw error
      })
    }
  }
  client.query = ((text: unknown, values?: unknown, ...rest: unknown[]) =>
    typeof text === 'string' && Array.isArray(values) && values.length > 0 && rest.length === 0
      ? prepared(text, values)
      : (query as (...all: unknown[]) => unknown)(text, values, ...rest)) as typeof client.query
}
