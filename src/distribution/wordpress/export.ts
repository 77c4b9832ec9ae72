/**
 * Exports the newsroom for WordPress: files for its importer (WXR 1.2), media, redirects, authors and members. Memory is
 * bounded: articles and media items are read in pages.
 */

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { newsroomLogin } from '../archive/accounts.ts'
import { articlePages } from '../archive/articles.ts'
import { commentsOf } from '../archive/comments.ts'
import { makeEmptyFolder, openTextFile } from '../archive/files.ts'
import { movedLinks } from '../archive/links.ts'
import { copyMedia, mediaPages } from '../archive/media.ts'
import { writeMembers } from '../archive/members.ts'
import { noteWithoutCounterpart, readShared } from '../archive/newsroom.ts'
import type { ArchiveOptions } from '../archive/options.ts'
import { keptRedirects } from '../archive/redirects.ts'
import { referencesOf, referencesOfBodies } from '../archive/references.ts'
import { openReport, reportText } from '../archive/report.ts'
import { openAddresses } from './addresses.ts'
import { articleItem, textContext, withSite } from './articles.ts'
import { attachmentItem, uploads } from './attachments.ts'
import { authorsCsv, authorsXml, categoriesXml, guestAuthorItem, writeHead } from './head.ts'
import { menuItems, menuTerms } from './menus.ts'
import { postNumber } from './numbers.ts'
import { openParts } from './parts.ts'
import { articleRedirects, keptRedirect, listRedirects, redirectHeader, topicRedirect } from './redirects.ts'
import { textOf } from './text.ts'
import { channelEnd, channelXml, type Item, itemXml } from './wxr.ts'

export async function exportWordPress(options: ArchiveOptions): Promise<string> {
  const { db, siteUrl, mediaDir, folder, mediaUrl } = options
  await makeEmptyFolder(folder)
  const report = openReport()
  const shared = await readShared(db)
  const { name, tagline, language, timeZone } = shared.publication
  const parts = openParts(folder, {
    head: channelXml({ title: name, tagline, language, siteUrl }) + authorsXml(shared, siteUrl),
    tail: channelEnd,
  })
  const at = new Date()
  const write = (item: Item) => parts.write(itemXml(item, timeZone))
  const redirects = await openTextFile(join(folder, 'redirects.csv'))
  await redirects.write(redirectHeader + listRedirects(shared))
  const written: Record<string, number> = {
    authors: shared.people.size,
    ...(await writeHead(db, shared, parts, (slug) => redirects.write(topicRedirect(slug)))),
  }
  await writeFile(join(folder, 'authors.csv'), authorsCsv(shared, siteUrl))
  for (const person of shared.people.values()) await write(guestAuthorItem(person, { siteUrl, at }))

  const base = { shared, siteUrl, mediaUrl, report }
  const pages: Item[] = []
  for (const page of shared.pages) {
    const references = await referencesOfBodies(db, siteUrl, [page.body])
    const text = textContext({ ...base, references, comments: new Map() })
    const moved = movedLinks(page.body, siteUrl, withSite(openAddresses(shared), siteUrl))
    const number = postNumber('page', page.id)
    pages.push({
      ...{
        id: number,
        type: 'page',
        title: page.title,
        link: `${siteUrl}/pages/${encodeURIComponent(page.slug)}`,
      },
      ...{
        guid: `${siteUrl}/?page_id=${number}`,
        creator: newsroomLogin,
        content: textOf(moved, text),
        excerpt: '',
      },
      ...{ date: at, isDated: true, modified: at, status: 'publish', slug: page.slug, parent: 0 },
      ...{
        order: page.position,
        commentsOpen: false,
        terms: [],
        meta: [],
        comments: [],
        attachmentUrl: null,
      },
    })
  }
  for (const page of pages) await write(page)
  written.pages = pages.length

  written['media items'] = 0
  for await (const rows of mediaPages(db))
    for (const row of rows)
      if (await copyMedia(row, { db, mediaDir, folder, uploads, report })) {
        await write(attachmentItem(row, { mediaUrl, creator: newsroomLogin }))
        written['media items']++
      }

  Object.assign(written, { articles: 0, comments: 0 })
  for await (const articles of articlePages(db)) {
    const ids = articles.map(({ id }) => id)
    const comments = await commentsOf(db, ids, report)
    const contents = articles.map(({ content }) => content)
    const references = await referencesOf(db, siteUrl, contents)
    const ofArticle = Map.groupBy(comments, ({ articleId }) => articleId)
    const context = { ...base, references, comments: ofArticle }
    for (const article of articles) {
      await write(articleItem(article, context))
      await redirects.write(articleRedirects(article))
    }
    written.articles! += articles.length
    written.comments! += comments.length
    options.onProgress?.(written.articles!)
  }
  const addressOf = openAddresses(shared)
  for await (const kept of keptRedirects(db)) await redirects.write(keptRedirect(kept, addressOf))
  await redirects.close()

  // The importer gives menu items new numbers, so that no article's number may come after them. It finds what they lead
  // to in the same file only.
  if (parts.count() > 1) {
    await parts.next()
    await parts.write(categoriesXml(shared))
    for (const page of pages) await write(page)
  }
  for (const term of menuTerms(shared)) await parts.write(term)
  for (const item of menuItems({ shared, siteUrl, at })) await write(item)

  const members = await openTextFile(join(folder, 'members.csv'))
  const { subscribed, left } = await writeMembers(db, members)
  await members.close()
  await noteWithoutCounterpart(db, report)
  const files = await parts.close()
  const text = reportText(
    `Export of ${name} (${siteUrl}) for WordPress`,
    {
      ...written,
      'newsletter readers': subscribed,
      'readers who left the newsletter': left,
      'files for the importer': files,
    },
    report,
  )
  await writeFile(join(folder, 'report.txt'), text)
  return text
}
