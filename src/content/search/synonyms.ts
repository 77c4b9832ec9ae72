/**
 * Synonyms for the search (ترامب and ترمب, شباط and فبراير), listed by the newsroom. They are applied to the
 * question, not to the texts, so a change takes effect at once and needs no new index.
 */
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { CommandError, command } from '../../kernel/command.ts'
import { id, optionalId, requiredLine } from '../../kernel/fields.ts'
import type { ReadContext } from '../../kernel/read-context.ts'
import { fieldError } from '../../kernel/references.ts'
import type { Tables } from '../../kernel/tables.ts'
import { checkVersion, expectedVersion, versionOf } from '../../kernel/versions.ts'
import { searchForm } from '../../language/search-terms.ts'
import { may } from '../policies.ts'
import { searchCacheTag } from './cache-tags.ts'

export const longestWord = 60
export const maxWords = 20

/** Creates a group of words (no id) or edits one. */
export const saveSynonyms = command({
  name: 'search-synonyms.save',
  input: z.object({
    id: optionalId.default(null),
    words: z.array(requiredLine(longestWord)).min(2).max(maxWords),
    version: expectedVersion,
  }),
  may: may.publish,
  async run(work, { id: groupId, words, version: expected }) {
    await checkVersion(work, 'search-synonyms', groupId, expected)
    const empty = words.findIndex((word) => searchForm(word).length === 0)
    if (empty !== -1)
      throw fieldError(
        ['words', empty],
        'no-word',
        `No search looks for "${words[empty]}": it is in every text.`,
      )
    const row = groupId
      ? await work.db
          .updateTable('searchSynonyms')
          .set({ words })
          .where('id', '=', groupId)
          .returning('id')
          .executeTakeFirst()
      : await work.db.insertInto('searchSynonyms').values({ words }).returning('id').executeTakeFirst()
    if (!row) throw new CommandError('not-found', `There are no synonyms ${groupId}.`)
    const version = await work.revise('search-synonyms', row.id, { words })
    work.invalidate(searchCacheTag)
    work.about(`search-synonyms:${row.id}`)
    return { id: row.id, version }
  },
})

export const removeSynonyms = command({
  name: 'search-synonyms.remove',
  input: z.object({ id }),
  may: may.publish,
  async run(work, { id: groupId }) {
    const row = await work.db
      .deleteFrom('searchSynonyms')
      .where('id', '=', groupId)
      .returning('id')
      .executeTakeFirst()
    if (!row) throw new CommandError('not-found', `There are no synonyms ${groupId}.`)
    await work.revise('search-synonyms', groupId, { removed: true })
    work.invalidate(searchCacheTag)
    work.about(`search-synonyms:${groupId}`)
  },
})

/** All groups, the last added first. */
export const listSynonyms = ({ db, dependOn }: ReadContext) => {
  dependOn(searchCacheTag)
  return db.selectFrom('searchSynonyms').select(['id', 'words']).orderBy('id', 'desc').execute()
}

/** A group as its screen edits it. */
export async function synonymsToEdit({ db }: ReadContext, groupId: number) {
  const row = await db
    .selectFrom('searchSynonyms')
    .select(['id', 'words'])
    .where('id', '=', groupId)
    .executeTakeFirst()
  return row ? { ...row, version: await versionOf({ db }, 'search-synonyms', groupId) } : null
}

/** Keyed by the first word in search form: the words of a synonym, and all forms with the same meaning. */
export type Synonyms = ReadonlyMap<string, { words: string[]; forms: string[] }[]>

let compiled: { list: string; value: Synonyms } | undefined

/** All synonyms in search form; a form of several words contains spaces. */
export async function readSynonyms(db: Kysely<Tables>): Promise<Synonyms> {
  const { rows } = await sql<{ list: string }>`
    select coalesce(jsonb_agg(words order by id), '[]')::text as list from search_synonyms`.execute(db)
  const { list } = rows[0]!
  if (compiled?.list !== list) compiled = { list, value: compile(JSON.parse(list)) }
  return compiled.value
}

/** A word in two groups has the meanings of both. */
function compile(groups: string[][]): Synonyms {
  const meanings = new Map<string, Set<string>>()
  for (const group of groups) {
    const forms = group.map((word) => searchForm(word).join(' ')).filter((form) => form !== '')
    for (const form of forms) meanings.set(form, (meanings.get(form) ?? new Set()).union(new Set(forms)))
  }
  const byFirst = new Map<string, { words: string[]; forms: string[] }[]>()
  for (const [form, same] of meanings) {
    const words = form.split(' ')
    const entry = { words, forms: [form, ...[...same].filter((one) => one !== form)] }
    byFirst.set(words[0]!, [...(byFirst.get(words[0]!) ?? []), entry])
  }
  for (const entries of byFirst.values()) entries.sort((a, b) => b.words.length - a.words.length)
  return byFirst
}
