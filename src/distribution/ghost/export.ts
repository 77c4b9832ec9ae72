/**
 * Exports the newsroom for Ghost: files for its importer, `content/`, redirects, members and comments. Memory is bounded:
 * each file has some posts with their authors and tags.
 */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type LinkTarget, linkTarget } from '../../content/link-target.ts'
import { loginOf, mailOf, newsroomLogin } from '../archive/accounts.ts'
import { articlePages } from '../archive/articles.ts'
import { commentsOf } from '../archive/comments.ts'
import { csvLine } from '../archive/csv.ts'
import { makeEmptyFolder, openTextFile } from '../archive/files.ts'
import { ownPath } from '../archive/links.ts'
import { copyMedia, hasShownFile, mediaPages, uploadPath } from '../archive/media.ts'
import { writeMembers } from '../archive/members.ts'
import { menuOf, noteWithoutCounterpart, readShared, type Shared } from '../archive/newsroom.ts'
import type { ArchiveOptions } from '../archive/options.ts'
import { keptRedirects } from '../archive/redirects.ts'
import { type References, referencesOf, referencesOfBodies } from '../archive/references.ts'
import { openReport, reportText } from '../archive/report.ts'
import { type GhostTagRow, ghostId, tagOf } from './ids.ts'
import { addressOf, articleRows, folderOf, type PostRows, pageRow } from './posts.ts'
import { articleRedirect, keptRedirect, listRedirects } from './redirects.ts'

const postsInFile = 1_000

interface Batch {
  posts: object[]
  meta: object[]
  authors: object[]
  tags: object[]
  knownTags: Map<string, GhostTagRow>
}

const emptyBatch = (): Batch => ({ posts: [], meta: [], authors: [], tags: [], knownTags: new Map() })

function add(batch: Batch, { post, meta, authorIds, tags }: PostRows): void {
  const { id } = post as { id: string }
  batch.posts.push(post)
  batch.meta.push(meta)
  const authors = authorIds.length > 0 ? authorIds : [0]
  for (const [at, author] of authors.entries())
    batch.authors.push({ post_id: id, author_id: ghostId('person', author), sort_order: at })
  for (const [at, tag] of tags.entries()) {
    batch.tags.push({ post_id: id, tag_id: tag.id, sort_order: at })
    batch.knownTags.set(tag.id, tag)
  }
}

/** All authors: each file has them, because each is imported alone. Number 0 writes what has no author. */
function usersOf({ people, publication }: Shared, siteUrl: string, pictures: References): object[] {
  const user = (id: number, slug: string, name: string, bio: string, picture: string | null) => ({
    ...{ id: ghostId('person', id), name: name.slice(0, 191), slug, email: mailOf(slug, siteUrl) },
    ...{ bio: bio.slice(0, 250) || null, profile_image: picture, status: 'locked', roles: ['Author'] },
  })
  return [
    user(0, newsroomLogin, publication.name, '', null),
    ...[...people.values()].map((person) => {
      const row = pictures.media.get(person.mediaId ?? 0)
      const picture = row && hasShownFile(row) ? `__GHOST_URL__/${folderOf(row)}/${uploadPath(row)}` : null
      return user(
        person.id,
        loginOf(person),
        person.name,
        [person.jobTitle, person.bio].filter(Boolean).join('. '),
        picture,
      )
    }),
  ]
}

/** The menu without its second level, which Ghost does not have. */
function settingsOf(shared: Shared, siteUrl: string, references: References) {
  const { name, tagline, language, timeZone } = shared.publication
  const navigation = menuOf(shared).flatMap((link) => {
    if ('sectionId' in link) {
      const section = shared.sections.get(link.sectionId)
      return section ? [{ label: link.label || section.name, url: `/tag/${tagOf(section).slug}/` }] : []
    }
    const path = ownPath(link.url, siteUrl)
    const target = path === null ? null : linkTarget(path)
    return [{ label: link.label, url: (target && addressOf(target, { shared, references })) ?? link.url }]
  })
  const values = {
    title: name,
    description: tagline,
    locale: language,
    timezone: timeZone,
    navigation: JSON.stringify(navigation),
  }
  return Object.entries(values).map(([key, value]) => ({ key, value }))
}

export async function exportGhost(options: Omit<ArchiveOptions, 'mediaUrl'>): Promise<string> {
  const { db, siteUrl, mediaDir, folder } = options
  await makeEmptyFolder(folder)
  const report = openReport()
  const shared = await readShared(db)
  const { publication } = shared
  const at = new Date()
  const pageReferences = await referencesOfBodies(
    db,
    siteUrl,
    shared.pages.map(({ body }) => body),
    {
      ...{ articleIds: [], keywords: [] },
      mediaIds: [...shared.people.values()].flatMap(({ mediaId }) => mediaId ?? []),
    },
  )
  const users = usersOf(shared, siteUrl, pageReferences)
  for (const { name, bio } of shared.people.values())
    if (bio.length > 250) report.note('biographies that were cut to 250 letters', name)
  for (const { items } of menuOf(shared))
    if (items.length > 0) report.note('second levels of the menu', '', items.length)
  const sections = [...shared.sections.values(), ...shared.programmes.values()]
  const ofSections = new Map(sections.map(tagOf).map((tag) => [tag.id, tag]))

  let files = 0
  let batch = emptyBatch()
  const writeBatch = async () => {
    if (batch.posts.length === 0) return
    const isFirst = files === 0
    const tags = isFirst ? new Map([...batch.knownTags, ...ofSections]) : batch.knownTags
    const described = [...tags.values()].map((tag) => ofSections.get(tag.id) ?? tag)
    const data = {
      ...{ posts: batch.posts, posts_meta: batch.meta, posts_authors: batch.authors, posts_tags: batch.tags },
      ...{
        tags: described,
        users,
        ...(isFirst && { settings: settingsOf(shared, siteUrl, pageReferences) }),
      },
    }
    const meta = { exported_on: at.getTime(), version: '5.130.6' }
    files++
    await writeFile(
      join(folder, `ghost-${String(files).padStart(3, '0')}.json`),
      JSON.stringify({ db: [{ meta, data }] }),
      { flag: 'wx' },
    )
    batch = emptyBatch()
  }

  for (const page of shared.pages) {
    const post = pageRow(page, { shared, siteUrl, report, references: pageReferences }, at)
    add(batch, { post, meta: { post_id: ghostId('page', page.id) }, authorIds: [], tags: [] })
  }
  const redirects = await openTextFile(join(folder, 'redirects.yaml'))
  await redirects.write('301:\n')
  const comments = await openTextFile(join(folder, 'comments.csv'))
  await comments.write(csvLine(['id', 'post', 'parent', 'name', 'date', 'state', 'text']))
  const written = { pages: shared.pages.length, articles: 0, comments: 0, 'media items': 0 }
  for await (const articles of articlePages(db)) {
    const references = await referencesOf(
      db,
      siteUrl,
      articles.map(({ content }) => content),
    )
    for (const article of articles) {
      const rows = articleRows(article, { shared, siteUrl, report, references })
      if (!rows) continue
      add(batch, rows)
      written.articles++
      await redirects.write(articleRedirect(article))
      if (batch.posts.length >= postsInFile) await writeBatch()
    }
    for (const one of await commentsOf(
      db,
      articles.map(({ id }) => id),
      report,
    )) {
      const { id, articleId, parent, name, postedAt, state, text } = one
      const values = [
        id,
        ghostId('article', articleId),
        parent || '',
        name,
        postedAt.toISOString(),
        state,
        text,
      ]
      await comments.write(csvLine(values))
      written.comments++
    }
    options.onProgress?.(written.articles)
  }
  await writeBatch()
  const addressNow = (target: LinkTarget) => addressOf(target, { shared, references: pageReferences })
  for await (const kept of keptRedirects(db)) {
    const line = keptRedirect(kept, addressNow)
    if (line) await redirects.write(line)
    else report.note('redirects with parameters and pages that are gone', kept.source)
  }
  await redirects.write(listRedirects(shared))
  await redirects.close()
  await comments.close()
  report.note('comments, which Ghost does not import; they stand in comments.csv', '', written.comments)

  for await (const rows of mediaPages(db))
    for (const row of rows) {
      if (await copyMedia(row, { db, mediaDir, folder, uploads: folderOf(row), report }))
        written['media items']++
      if (row.creditline || row.copyrightNotice)
        report.note('credits of pictures outside the lead', `media item ${row.id}`)
    }
  const members = await openTextFile(join(folder, 'members.csv'))
  const { subscribed, left } = await writeMembers(db, members)
  await members.close()
  await noteWithoutCounterpart(db, report)
  const text = reportText(
    `Export of ${publication.name} (${siteUrl}) for Ghost`,
    {
      ...written,
      authors: shared.people.size,
      'newsletter readers': subscribed,
      'readers who left the newsletter': left,
      'files for the importer': files,
    },
    report,
  )
  await writeFile(join(folder, 'report.txt'), text)
  return text
}
