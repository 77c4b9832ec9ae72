/**
 * Brings a WordPress site in: its head first, then people, categories, media, articles and pages, then the addresses
 * of all. Every step can be repeated: what is here already stays.
 */

import { uploadName } from '../../archive/addresses.ts'
import { type ArticleCount, openArticleWriter } from '../../archive/article-writer.ts'
import { type FileSources, openFileTaker } from '../../archive/files.ts'
import { completeAddress, isOwn } from '../../archive/links.ts'
import { openMediaIndex } from '../../archive/media-index.ts'
import { openOldAddresses } from '../../archive/old-addresses.ts'
import type { ArchiveRun } from '../../archive/run.ts'
import type { WxrPost } from '../items.ts'
import { readWxr } from '../read.ts'
import type { RestSite } from '../rest/answers.ts'
import { plainWords } from '../values.ts'
import { mapPost, type PostContext } from './article.ts'
import { addAttachmentAddresses, attachmentsOf, fileAt, fileOf } from './attachments.ts'
import { saveBrandPictures } from './brand.ts'
import { type CommentTaker, openComments } from './comments.ts'
import { zoneOf } from './dates.ts'
import { type Heads, oldIdOf, type PostHead, readHeads } from './heads.ts'
import { saveMenu } from './menus.ts'
import { namePages, openPageWriter, type PageWriter } from './pages.ts'
import { type People, savePeople } from './people.ts'
import { openPlaces } from './places.ts'
import { openReserving } from './reserve.ts'
import { addListAddresses, addPeopleAddresses, addTermAddresses } from './term-addresses.ts'
import { isSystemTaxonomy, saveTerms } from './terms.ts'
import { isSystemType, kindOf, roleOf } from './types.ts'

export interface MoveResult {
  heads: Heads
  articles: ArticleCount
  pages: PageWriter['count']
  media: { found: number; kept: number; missing: number; undone: number }
  comments: CommentTaker['count']
  addresses: { given: number; added: number }
  zone: string
  finished: boolean
}

interface PostToWrite {
  post: WxrPost
  head: PostHead
}

/** Brings the files of an export in. */
export async function moveWordPress(
  run: ArchiveRun,
  files: string[],
  sources: FileSources,
  rest: RestSite | null,
): Promise<MoveResult> {
  const { db, mapping, signal } = run
  const addresses = openOldAddresses(run)
  const reserving = openReserving(run, addresses, () => run.address)
  run.progress({ phase: 'reading the head', done: 0, total: 0 })
  const heads = await readHeads(files, {
    ...{ mapping, signal },
    onPost: reserving.take,
    async onItem(count) {
      await reserving.write()
      if (count % 500 === 0) run.progress({ phase: 'reading the head', done: count, total: 0 })
    },
  })
  await reserving.write(true)
  for (const problem of [...heads.problems, ...(rest?.losses ?? [])]) run.note(problem)
  noteTypes(run, heads)
  const publication = await db
    .selectFrom('publication')
    .select(['language', 'timeZone', 'embedHosts'])
    .executeTakeFirstOrThrow()
  const zone = mapping.zone ?? rest?.zone ?? zoneOf(heads.times, publication.timeZone) ?? publication.timeZone
  if (zone !== publication.timeZone)
    run.note({ kind: 'a time zone other than that of this publication', detail: zone })

  const people = await savePeople(run, heads, rest)
  const terms = await saveTerms(run, heads)
  const knownPages = await namePages({ run }, heads, (oldId) => reserving.pages.has(oldId))
  const media = openMediaIndex()
  const taker = openFileTaker(run, sources, media, 'attachment')
  // Read again, because the time zone is known only now, and all of them may not fit in memory.
  for await (const found of heads.attachments.length > 0 ? attachmentsOf(files, signal) : []) {
    if (signal?.aborted) break
    await taker.take(found.map((one) => fileOf(one, run, zone)))
    run.progress({ phase: 'media files', done: taker.count.found, total: heads.attachments.length })
  }
  const language = languageOf(heads.site?.language ?? '', publication.language)
  const places = openPlaces({
    ...{ heads, media, terms, people, address: run.address, domains: mapping.domains },
    peopleSlugs: await slugsOfPeople(run, people),
    language: language || publication.language,
  })
  const context: PostContext = {
    ...{ run, places, media, terms, people, zone, language },
    ...{ embedHosts: publication.embedHosts, now: new Date() },
  }
  const comments = await openComments(run, language || publication.language)
  const articles = openArticleWriter<PostToWrite>(run, {
    describe: ({ post, head }) => ({
      ...{ type: post.type, oldId: head.oldId, itemId: head.itemId, title: plainWords(post.title) },
      ...{ address: post.link, isTrash: post.status === 'trash', commentsOpen: post.commentsOpen },
      size: sizeOf(post),
    }),
    map: ({ post, head }) => mapPost(post, head, context),
    findMedia: async (wanted) => {
      const own = wanted.filter((address) => isOwnFile(address, run.address))
      const before = taker.count.kept
      await taker.take(own.map(fileAt))
      return taker.count.kept > before
    },
    onArticle: ({ post, head }) => comments.take(post, head.itemId),
    language: language || publication.language,
  })
  const pages = openPageWriter(context, knownPages, reserving.pages, addresses)

  const total = heads.posts.size
  let done = 0
  for await (const item of readWxr(files, signal ? { signal } : {})) {
    if (signal?.aborted) break
    if (item.kind !== 'post') continue
    const role = roleOf(item.type, mapping)
    if (role === 'system' || role === 'nothing') continue
    const head = heads.posts.get(oldIdOf(item, heads))
    if (!head) continue
    if (head.pageSlug !== undefined) {
      await pages.write(item, head)
      noteComments(run, item)
    } else await articles.add({ post: item, head })
    if (++done % 50 === 0) run.progress({ phase: 'articles', done, total })
  }
  await articles.end()
  await comments.end()
  const finished = !signal?.aborted
  if (finished) {
    run.progress({ phase: 'addresses', done: 0, total: 0 })
    addAttachmentAddresses(heads, media, addresses, run.address)
    addPeopleAddresses(run, people, addresses)
    addListAddresses(run, heads, addresses)
    await addTermAddresses(run, heads, terms, addresses)
    await addresses.write(true)
    await saveMenu(run, heads, places, terms, rest)
    if (rest) await saveBrandPictures(run, rest, media, sources.mediaDir)
  }
  await run.flush()
  return {
    ...{ heads, articles: articles.count, pages: pages.count, media: taker.count, comments: comments.count },
    ...{ addresses: addresses.counts, zone, finished },
  }
}

/** The characters of a post that wait for its batch. */
const sizeOf = ({ content, excerpt, comments, meta }: WxrPost) =>
  comments.reduce((sum, one) => sum + one.content.length + 200, content.length + excerpt.length) +
  meta.reduce((sum, { value }) => sum + value.length, 0)

const isOwnFile = (address: string, site: string) => {
  const url = completeAddress(address, site)
  return url !== null && isOwn(url, site) && uploadName(url.href) !== null
}

/** '' when it is the language of the publication. */
function languageOf(given: string, own: string): string {
  const tag = given.trim().replaceAll('_', '-')
  if (!/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag)) return ''
  return tag.split('-')[0] === own.split('-')[0] ? '' : tag
}

async function slugsOfPeople({ db }: ArchiveRun, { pages }: People): Promise<Map<number, string>> {
  if (pages.length === 0) return new Map()
  const ids = pages.map(({ personId }) => personId)
  const rows = await db.selectFrom('people').select(['id', 'slug']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, slug }) => [id, slug]))
}

function noteComments(run: ArchiveRun, post: WxrPost): void {
  if (post.comments.length === 0) return
  run.note({
    ...{
      kind: 'comments below pages',
      detail: `${post.comments.length}`,
      type: 'comment',
      oldId: `page-${post.id}`,
    },
    ...{ title: plainWords(post.title), address: post.link },
  })
}

/** Says what becomes of whole types and taxonomies. */
function noteTypes(run: ArchiveRun, heads: Heads): void {
  const { mapping } = run
  const counts = new Map<string, number>()
  for (const [key, count] of heads.counts) {
    const type = key.split('/')[0]!
    counts.set(type, (counts.get(type) ?? 0) + count)
  }
  for (const [type, count] of counts) {
    const role = roleOf(type, mapping)
    if (type === 'attachment' || type === 'post' || type === 'page') {
      if (role === 'nothing')
        run.note({ kind: 'types that the mapping leaves out', detail: `${type}: ${count}` })
      continue
    }
    if (role === 'nothing')
      run.note({ kind: 'types that the mapping leaves out', detail: `${type}: ${count}` })
    else if (isSystemType(type) && role === 'system')
      run.note({
        kind: 'types that serve WordPress itself, which are used but not published',
        detail: `${type}: ${count}`,
      })
    else if (role === 'article') {
      const { kind, moduleKind } = kindOf(type, mapping)
      run.note({
        kind: 'types of a theme or plugin, which became articles',
        detail: `${type}: ${count}, as ${moduleKind ?? kind}`,
      })
    }
  }
  const taxonomies = Map.groupBy(heads.terms.values(), ({ taxonomy }) => taxonomy)
  for (const [taxonomy, terms] of taxonomies)
    if (!/^(category|post_tag)$/.test(taxonomy) && !isSystemTaxonomy(taxonomy))
      run.note({
        kind: 'taxonomies of a theme or plugin, whose terms became keywords',
        detail: `${taxonomy}: ${terms.map(({ name }) => name).join(', ')}`,
      })
}
