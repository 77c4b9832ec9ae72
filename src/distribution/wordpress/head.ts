/** Authors and terms, which stand before the items of an export. */
import type { Kysely } from 'kysely'
import type { Tables } from '../../kernel/tables.ts'
import { loginOf, mailOf, newsroomLogin } from '../archive/accounts.ts'
import { csvLine } from '../archive/csv.ts'
import type { Shared } from '../archive/newsroom.ts'
import { postNumber, termNumber } from './numbers.ts'
import type { Parts } from './parts.ts'
import { element, type Item, protectedElement, storedSlug } from './wxr.ts'

const pageSize = 1_000

const authorXml = (id: number, login: string, email: string, name: string) =>
  `<wp:author>${element('wp:author_id', id)}${protectedElement('wp:author_login', login)}${protectedElement('wp:author_email', email)}${protectedElement('wp:author_display_name', name)}<wp:author_first_name></wp:author_first_name><wp:author_last_name></wp:author_last_name></wp:author>\n`

/** All accounts: each file has them, because each is imported alone. */
export const authorsXml = ({ publication, people }: Shared, siteUrl: string): string =>
  [
    authorXml(1, newsroomLogin, mailOf(newsroomLogin, siteUrl), publication.name),
    ...[...people.values()].map((person) =>
      authorXml(person.id + 1, loginOf(person), mailOf(loginOf(person), siteUrl), person.name),
    ),
  ].join('')

/** The accounts as `wp user import-csv` reads them: only this file has their biographies. */
export const authorsCsv = ({ people }: Shared, siteUrl: string): string =>
  [
    csvLine(['user_login', 'user_email', 'display_name', 'role', 'description']),
    ...[...people.values()].map((person) =>
      csvLine([
        loginOf(person),
        mailOf(loginOf(person), siteUrl),
        person.name,
        'author',
        [person.jobTitle, person.bio].filter(Boolean).join('\n\n'),
      ]),
    ),
  ].join('')

/** The profile of an author as the plugins for several authors keep it. */
export function guestAuthorItem(
  person: Shared['people'] extends Map<number, infer P> ? P : never,
  { siteUrl, at }: { siteUrl: string; at: Date },
): Item {
  const login = loginOf(person)
  const number = postNumber('person', person.id)
  const link = `${siteUrl}/authors/${encodeURIComponent(person.slug)}`
  return {
    ...{ id: number, type: 'guest-author', title: person.name, link, guid: `${siteUrl}/?p=${number}` },
    ...{ creator: login, content: '', excerpt: '', date: at, isDated: true, modified: at, status: 'publish' },
    ...{
      slug: `cap-${login}`,
      parent: 0,
      order: 0,
      commentsOpen: false,
      terms: [],
      comments: [],
      attachmentUrl: null,
    },
    meta: [
      ...Object.entries({
        'cap-display_name': person.name,
        'cap-user_login': login,
        'cap-linked_account': login,
        'cap-description': person.bio,
        nashra_job_title: person.jobTitle,
      }).map(([key, value]) => ({ key, value })),
      ...(person.mediaId
        ? [{ key: '_thumbnail_id', value: String(postNumber('media', person.mediaId)) }]
        : []),
    ].filter(({ value }) => value !== ''),
  }
}

interface Term {
  id: number
  slug: string
  name: string
  description: string
}

const categoryXml = ({ id, slug, name, description }: Term, above = '') =>
  `<wp:category>${element('wp:term_id', id)}${protectedElement('wp:category_nicename', storedSlug(slug))}${protectedElement('wp:category_parent', storedSlug(above))}${protectedElement('wp:cat_name', name)}${protectedElement('wp:category_description', description)}</wp:category>\n`

const tagXml = ({ id, slug, name, description }: Term) =>
  `<wp:tag>${element('wp:term_id', id)}${protectedElement('wp:tag_slug', storedSlug(slug))}${protectedElement('wp:tag_name', name)}${protectedElement('wp:tag_description', description)}</wp:tag>\n`

export const menuTermXml = (id: number, slug: string, name: string): string =>
  `<wp:term>${element('wp:term_id', id)}${protectedElement('wp:term_taxonomy', 'nav_menu')}${protectedElement('wp:term_slug', slug)}<wp:term_parent></wp:term_parent>${protectedElement('wp:term_name', name)}</wp:term>\n`

type Section = Shared['sections'] extends Map<number, infer S> ? S : never

/** The sections, each after the one above it, as WordPress' importer needs them. */
function fromTheTop({ sections }: Shared): Section[] {
  const ordered = new Set<Section>()
  const visit = (section: Section, above: number[]) => {
    const parent = section.parentId === null ? undefined : sections.get(section.parentId)
    if (parent && !ordered.has(parent) && !above.includes(parent.id)) visit(parent, [...above, section.id])
    ordered.add(section)
  }
  for (const section of sections.values()) visit(section, [])
  return [...ordered]
}

/** Sections and programmes as categories. */
export const categoriesXml = (shared: Shared): string =>
  [
    ...fromTheTop(shared).map((one) => {
      const above = one.parentId === null ? undefined : shared.sections.get(one.parentId)
      return categoryXml({ ...one, id: termNumber('section', one.id) }, above?.slug)
    }),
    ...[...shared.programmes.values()].map((one) =>
      categoryXml({ ...one, id: termNumber('programme', one.id) }),
    ),
  ].join('')

/** Writes sections and programmes as categories, and topics and stories as tags. */
export async function writeHead(
  db: Kysely<Tables>,
  shared: Shared,
  parts: Parts,
  onTopic: (slug: string) => Promise<void>,
) {
  await parts.write(categoriesXml(shared))
  for (const { summary, ...one } of shared.stories.values())
    await parts.write(tagXml({ ...one, id: termNumber('story', one.id), description: summary }))
  let topics = 0
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('topics')
      .select(['id', 'slug', 'name', 'description'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(pageSize)
      .execute()
    if (rows.length === 0) break
    for (const row of rows) {
      await parts.write(tagXml({ ...row, id: termNumber('topic', row.id) }))
      await onTopic(row.slug)
    }
    topics += rows.length
    after = rows.at(-1)!.id
  }
  return { tags: topics + shared.stories.size, categories: shared.sections.size + shared.programmes.size }
}
