/** The authors of an export as people here: users, and guest authors of plugins for several authors. */

import { knownOfType, recordItems } from '../../../content/imports/items.ts'
import { savePerson } from '../../../content/people/people.ts'
import { execute } from '../../../kernel/run.ts'
import { itemUri } from '../../archive/identity.ts'
import type { ArchiveRun } from '../../archive/run.ts'
import type { GuestAuthor } from '../metadata.ts'
import type { RestSite } from '../rest/answers.ts'
import { plainWords } from '../values.ts'
import type { Heads } from './heads.ts'

export interface People {
  /** The ids of people by their login, and by the slug of their page. */
  byLogin: Map<string, number>
  /** For redirects of their pages. */
  pages: { slug: string; authorId: number | null; personId: number }[]
}

/** The slug that WordPress makes of a login. */
export const niceName = (login: string) =>
  login
    .toLowerCase()
    .replace(/@.*$/, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')

interface Author {
  oldId: string
  type: 'author' | 'guest-author'
  login: string
  name: string
  bio: string
  authorId: number | null
  /** The slug of their page. */
  slug: string
}

/** Exports have no biographies and slugs of users; the site itself says them. */
function authorsOf(heads: Heads, rest: RestSite | null): Author[] {
  const guests = new Map(heads.guests.map((guest): [string, GuestAuthor] => [guest.login, guest]))
  const users = heads.authors
    .filter(({ login }) => !guests.has(login))
    .map(({ login, id, name, firstName, lastName }): Author => {
      const user = rest?.users.find((one) => (id === null ? one.login === login : one.id === id))
      return {
        ...{ oldId: id === null ? login : String(id), type: 'author', login, authorId: id },
        ...{ name: name || `${firstName} ${lastName}`.trim() || login },
        ...{ bio: plainWords(user?.biography ?? ''), slug: user?.slug || niceName(login) },
      }
    })
  const others = heads.guests.map(
    ({ login, name, biography }): Author => ({
      ...{ oldId: login || name, type: 'guest-author', login: login || name, authorId: null },
      ...{ name: name || login, bio: plainWords(biography), slug: niceName(login || name) },
    }),
  )
  return [...users, ...others].filter(({ name }) => name !== '')
}

/** Finds or creates the people. One of the same name that the newsroom has is the same person. */
export async function savePeople(run: ArchiveRun, heads: Heads, rest: RestSite | null): Promise<People> {
  const { db, system, site, address, mapping } = run
  const byLogin = new Map<string, number>()
  const pages: People['pages'] = []
  const known = new Map(
    (await Promise.all(['author', 'guest-author'].map((type) => knownOfType({ db }, system, site, type))))
      .flat()
      .map((row) => [`${row.type}:${row.oldId}`, row]),
  )
  const existing = new Set((await db.selectFrom('people').select('id').execute()).map(({ id }) => id))
  const merged = new Map(
    (await db.selectFrom('merged').select(['fromId', 'toId']).where('kind', '=', 'person').execute()).map(
      ({ fromId, toId }) => [fromId, toId],
    ),
  )
  for (const author of authorsOf(heads, rest)) {
    const { type, oldId, login } = author
    const wanted = mapping.authors[login]
    const note = (kind: string, detail: string) => run.note({ kind, detail, type, oldId, title: author.name })
    if (wanted === 'nothing') {
      note('authors that the mapping leaves out', login)
      continue
    }
    const name = (wanted ?? author.name).slice(0, 160)
    const before = known.get(`${type}:${oldId}`)
    if (before?.undoneAt && !run.again) {
      note('authors that were taken back before', login)
      continue
    }
    let id = before && !before.undoneAt ? (merged.get(before.itemId) ?? before.itemId) : undefined
    if (id !== undefined && !existing.has(id)) {
      note('authors that were deleted here', login)
      continue
    }
    if (id === undefined) {
      const uri = itemUri(system, address, type, oldId)
      const namesake = await db
        .selectFrom('people')
        .select('id')
        .where((eb) => eb.or([eb('uri', '=', uri), eb('name', '=', name)]))
        .orderBy('id')
        .executeTakeFirst()
      const bio = author.bio.slice(0, 4_000)
      id = namesake?.id ?? (await run.write(savePerson, { uri, name, bio, slug: author.slug })).id
      existing.add(id)
      if (!run.isTrial)
        await execute(db, run.actor, recordItems, {
          ...{ system, site, runId: run.runId },
          items: [
            { type, oldId, uri, kind: 'person', itemId: id, hash: 'author', made: namesake === undefined },
          ],
        })
    }
    byLogin.set(login, id)
    byLogin.set(niceName(login), id)
    byLogin.set(author.slug, id)
    pages.push({ slug: author.slug, authorId: author.authorId, personId: id })
  }
  return { byLogin, pages }
}
