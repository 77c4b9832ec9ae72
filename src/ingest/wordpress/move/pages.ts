/** Public pages of an export. Pages here stand beside each other; an old address below another page leads there too. */
import { type KnownItem, knownOfType, recordItems } from '../../../content/imports/items.ts'
import { savePage } from '../../../content/pages/pages.ts'
import { CommandError } from '../../../kernel/command.ts'
import { execute } from '../../../kernel/run.ts'
import { versionOf } from '../../../kernel/versions.ts'
import { hashOf } from '../../archive/article-writer.ts'
import { itemUri } from '../../archive/identity.ts'
import type { Loss } from '../../archive/loss.ts'
import type { OldAddresses } from '../../archive/old-addresses.ts'
import type { WxrPost } from '../items.ts'
import { metadataOfPost } from '../metadata.ts'
import { bodyOfPost } from '../text/body.ts'
import { plainWords } from '../values.ts'
import type { PostContext } from './article.ts'
import type { Heads, PostHead } from './heads.ts'

export interface PageWriter {
  write(post: WxrPost, head: PostHead): Promise<void>
  count: { created: number; updated: number; unchanged: number; kept: number; refused: number }
}

const slugFor = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80)
    .replace(/-+$/, '')

/** Chooses the slugs of all pages first, because texts link to them. */
export async function namePages(
  { run }: Pick<PostContext, 'run'>,
  heads: Heads,
  isPublic: (oldId: string) => boolean,
) {
  const { db, system, site } = run
  const types = [
    ...new Set([...heads.posts.values()].filter(({ role }) => role === 'page').map(({ type }) => type)),
  ]
  const rows = (await Promise.all(types.map((type) => knownOfType({ db }, system, site, type)))).flat()
  const known = new Map(
    rows.filter(({ kind }) => kind === 'page').map((row) => [`${row.type}:${row.oldId}`, row]),
  )
  const here = await db.selectFrom('pages').select(['id', 'slug']).execute()
  const taken = new Set(here.map(({ slug }) => slug))
  for (const head of heads.posts.values()) {
    if (head.role !== 'page' || !isPublic(head.oldId)) continue
    const own = here.find(({ id }) => id === known.get(`${head.type}:${head.oldId}`)?.itemId)
    const base = slugFor(head.slug) || `page-${head.oldId}`
    let slug = own?.slug ?? base
    for (let n = 2; !own && taken.has(slug); n++) slug = `${base.slice(0, 76)}-${n}`
    taken.add(slug)
    head.pageSlug = slug
  }
  return known
}

export function openPageWriter(
  context: PostContext,
  known: Map<string, KnownItem>,
  pages: Map<string, string[]>,
  addresses: OldAddresses,
): PageWriter {
  const { run, places, media } = context
  const { db, system, site } = run
  const count = { created: 0, updated: 0, unchanged: 0, kept: 0, refused: 0 }

  function contentOf(post: WxrPost, report: (loss: Loss) => void) {
    const metadata = metadataOfPost(post)
    const read = bodyOfPost(post, { ...places, embedHosts: context.embedHosts })
    for (const loss of [...post.losses, ...metadata.losses, ...read.losses]) report(loss)
    for (const { key, value } of metadata.fields)
      if (value.trim() !== '') report({ kind: 'custom fields of pages', detail: `${key}: ${value}` })
    const lead = metadata.featuredImageId === null ? null : media.byId(metadata.featuredImageId)
    const isShown = read.blocks.some((block) => block.type === 'figure' && block.attrs.mediaId === lead?.id)
    const figure =
      lead?.type === 'picture' && !isShown
        ? [{ type: 'figure' as const, attrs: { mediaId: lead.id, caption: '' } }]
        : []
    return {
      title: (plainWords(post.title) || post.slug || `#${post.id}`).slice(0, 200),
      body: { type: 'doc' as const, content: [...figure, ...read.blocks] },
      position: Math.min(post.menuOrder, 1_000),
    }
  }

  return {
    count,
    async write(post, head) {
      const losses: Loss[] = []
      const item = { type: post.type, oldId: head.oldId, title: plainWords(post.title), address: post.link }
      const slug = head.pageSlug!
      const before = known.get(`${post.type}:${head.oldId}`)
      const note = (kind: string, detail = '') => run.note({ ...item, kind, detail })
      if (before?.undoneAt && !run.again) return note('pages that were taken back before')
      const content = contentOf(post, (loss) => losses.push(loss))
      if (post.parent > 0)
        losses.push({ kind: 'pages below other pages, which stand beside them here', detail: post.link })
      const hash = hashOf([slug, content])
      const id = before && !before.undoneAt ? before.itemId : null
      if (id !== null && before!.hash !== hash) {
        const isThere = await db.selectFrom('pages').select('id').where('id', '=', id).executeTakeFirst()
        const isEdited = !isThere || (await versionOf({ db }, 'page', id)) !== before!.revision
        if (isEdited) {
          count.kept++
          return note(
            isThere ? 'pages that the newsroom changed since, which stay' : 'pages that were deleted here',
          )
        }
      }
      if (id !== null && before!.hash === hash) count.unchanged++
      else {
        for (const { kind, detail } of losses) note(kind, detail)
        count[id === null ? 'created' : 'updated']++
      }
      if (run.isTrial) return
      let pageId = id
      try {
        if (id === null || before!.hash !== hash) {
          const saved = await execute(db, run.actor, savePage, { slug, ...content })
          pageId = saved.id
          await execute(db, run.actor, recordItems, {
            ...{ system, site, runId: run.runId },
            items: [
              {
                ...{ type: post.type, oldId: head.oldId, kind: 'page', itemId: saved.id, hash },
                ...{
                  uri: itemUri(system, run.address, post.type, head.oldId),
                  address: post.link.slice(0, 4_000),
                },
                revision: saved.version,
              },
            ],
          })
        }
      } catch (error) {
        if (!(error instanceof CommandError)) throw error
        count.refused++
        return note('pages that were refused', error.message)
      }
      for (const source of pages.get(head.oldId) ?? []) addresses.add(source, { kind: 'page', id: pageId! })
    },
  }
}
