/** Asks old addresses of the new site, and compares where they lead with what stands there. */
import { type Kysely, sql } from 'kysely'
import type { TargetKind } from '../../../content/redirects/tables.ts'
import type { Tables } from '../../../kernel/tables.ts'
import { completeAddress, isOwn } from '../links.ts'
import type { Explanations, Findings } from './findings.ts'

export interface SiteAnswer {
  status: number
  /** Where a redirect leads: a path of the site, or a full address elsewhere. */
  location: string | null
}

/** Asks one path of the new site, without following redirects. */
export type AskSite = (path: string) => Promise<SiteAnswer>

/** What an old address should answer. `null`: nothing is there (404 or 410). */
export type Expected = { kind: TargetKind; id: number } | { address: string } | 'something' | null

export interface OldAddressQuestion {
  /** The full old address, or its path. */
  address: string
  expected: Expected
  type: string
  oldId: string
  title: string
}

const mostSteps = 5
const mostAtOnce = 16

const pathOf = (address: string): string => {
  const local = address.replace(/^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/?#]*/i, '').split('#')[0]!
  return local.startsWith('/') ? local : `/${local}`
}

/** Whether a target is a page of this site: a path, or an address of the old one. */
const isOwnPath = (address: string, site: string): boolean => {
  const url = completeAddress(address, site)
  return url !== null && isOwn(url, site)
}

interface Followed {
  status: number
  path: string
  steps: number
}

async function follow(ask: AskSite, start: string): Promise<Followed> {
  let path = start
  for (let steps = 0; ; steps++) {
    const { status, location } = await ask(path)
    if (status < 300 || status >= 400 || location === null || steps === mostSteps)
      return { status, path, steps }
    // A file is not asked for: that would make renditions of all pictures.
    if (location.startsWith('/media/')) return { status: 200, path: location, steps: steps + 1 }
    // An address elsewhere is not ours to ask.
    if (/^[a-z][a-z0-9+.-]*:/i.test(location)) return { status: 200, path: location, steps: steps + 1 }
    path = location
  }
}

const folders: Record<TargetKind, string> = {
  ...{ article: 'articles', section: 'sections', story: 'stories', topic: 'topics', person: 'authors' },
  ...{ programme: 'programmes', page: 'pages', coverage: 'coverage', media: 'media' },
}

/** Kinds that are found by their slug. */
const slugged: Partial<
  Record<TargetKind, 'sections' | 'stories' | 'topics' | 'people' | 'programmes' | 'pages'>
> = {
  ...{ section: 'sections', story: 'stories', topic: 'topics', person: 'people' },
  ...{ programme: 'programmes', page: 'pages' },
}

/** The beginnings of the paths of these things, by `kind:id`; things that are not public have none. */
async function placesOf(
  db: Kysely<Tables>,
  questions: OldAddressQuestion[],
): Promise<Map<string, string | null>> {
  const places = new Map<string, string | null>()
  const wanted = new Map<TargetKind, Set<number>>()
  for (const { expected } of questions)
    if (expected && typeof expected === 'object' && 'kind' in expected)
      wanted.set(expected.kind, (wanted.get(expected.kind) ?? new Set()).add(expected.id))
  for (const [kind, ids] of wanted) {
    const all = [...ids]
    const table = slugged[kind]
    for (const id of all) places.set(`${kind}:${id}`, table ? null : `/${folders[kind]}/${id}/`)
    if (table) {
      const rows = await db.selectFrom(table).select(['id', 'slug']).where('id', 'in', all).execute()
      for (const { id, slug } of rows) places.set(`${kind}:${id}`, `/${folders[kind]}/${slug}`)
    }
    if (kind === 'article') {
      const rows = await db
        .selectFrom('publicArticles')
        .select('id')
        .where('id', '=', sql<number>`any(${all}::int[])`)
        .execute()
      const found = new Set(rows.map(({ id }) => id))
      for (const id of all) if (!found.has(id)) places.set(`article:${id}`, null)
    }
  }
  return places
}

const decoded = (path: string) => {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}

export interface AddressContext {
  db: Kysely<Tables>
  /** Of the old site. */
  address: string
  ask: AskSite
  findings: Findings
  explanations: Explanations
}

/** Asks some addresses, a few at a time. */
export async function checkAddresses(
  questions: OldAddressQuestion[],
  { db, address: site, ask, findings, explanations }: AddressContext,
): Promise<void> {
  const places = await placesOf(db, questions)

  async function check(question: OldAddressQuestion): Promise<void> {
    const { address, expected, type, oldId, title } = question
    const path = pathOf(address)
    const { status, path: end, steps } = await follow(ask, path)
    const isThere = status === 200
    const isGone = status === 404 || status === 410
    const report = (kind: string, because: string | null) =>
      findings.differs({
        ...{ part: 'old addresses', kind, because, type, oldId, title, address },
        detail: `${status} ${end === path ? '' : decoded(end)} (${steps} steps)`,
      })
    const reported = explanations.of(type === 'redirect' ? 'redirect' : 'address', address.slice(0, 900))
    const because = reported.size > 0 ? [...reported].join('; ') : null
    if (expected === null)
      return isGone ? findings.equal('old addresses') : report('an address that should be gone', because)
    if (expected === 'something')
      return isThere ? findings.equal('old addresses') : report('an address that leads nowhere', because)
    if ('address' in expected) {
      const target = isOwnPath(expected.address, site) ? await follow(ask, pathOf(expected.address)) : null
      if (!isThere)
        return report(
          'an address that leads nowhere',
          isGone && target?.status !== 200 && target !== null ? 'what it leads to is not public' : because,
        )
      if (target !== null && decoded(target.path) !== decoded(end))
        return report('an address that leads elsewhere than its redirect says', because)
      return steps > 1
        ? report('an address that leads there in several steps', because)
        : findings.equal('old addresses')
    }
    const place = places.get(`${expected.kind}:${expected.id}`) ?? null
    if (isThere && place !== null && decoded(end).startsWith(place))
      return steps > 1
        ? report('an address that leads there in several steps', because)
        : findings.equal('old addresses')
    if (isThere && place !== null && /^\/feeds\//.test(end)) return findings.equal('old addresses')
    if (isThere) return report(`an address that leads elsewhere than to its ${expected.kind}`, because)
    if (expected.kind === 'media')
      return report('a file that readers do not get', 'no public text shows this file')
    if (place === null && isGone)
      return report(`an address of what is not public`, `its ${expected.kind} is not public`)
    return report('an address that leads nowhere', because)
  }

  const waiting = questions.values()
  await Promise.all(
    Array.from({ length: mostAtOnce }, async () => {
      for (const question of waiting) await check(question)
    }),
  )
}

const pageSize = 2_000

/** The redirects that imports brought, some at a time: terms, authors, former slugs, those of a plugin. */
export async function* importedAddresses(db: Kysely<Tables>): AsyncGenerator<OldAddressQuestion[]> {
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('redirects')
      .select(['id', 'key', 'targetKind', 'targetId', 'address', 'status'])
      .where('origin', '=', 'import')
      .where('id', '>', after)
      .orderBy('id')
      .limit(pageSize)
      .execute()
    if (rows.length === 0) return
    yield rows.map(({ key, targetKind, targetId, address, status }): OldAddressQuestion => {
      const target = targetKind && targetId !== null ? { kind: targetKind, id: targetId } : null
      const expected = status === 410 ? null : (target ?? (address === null ? null : { address }))
      return {
        address: encodeURI(key.startsWith('/') || key === '' ? key || '/' : `/${key}`),
        expected,
        type: 'address',
        oldId: key,
        title: '',
      }
    })
    after = rows.at(-1)!.id
  }
}
