/** Reserves the ids of articles and leads their old addresses to them, while the export is read for the first time. */
import { reserveItems } from '../../../content/imports/items.ts'
import { execute } from '../../../kernel/run.ts'
import { itemUri } from '../../archive/identity.ts'
import type { OldAddresses } from '../../archive/old-addresses.ts'
import type { ArchiveRun } from '../../archive/run.ts'
import type { WxrPost } from '../items.ts'
import { slugOf } from '../values.ts'
import type { PostHead } from './heads.ts'

const most = 2_000

export interface Reserving {
  /** The old addresses of public pages, which have no reserved ids. */
  pages: Map<string, string[]>
  take(post: WxrPost, head: PostHead): void
  write(isEnd?: boolean): Promise<void>
}

/** Whether readers could open a post without a password. */
const isPublic = ({ status, password }: WxrPost) => status === 'publish' && password === ''

/** The addresses of a post: its permalink, those of its former slugs, and those with its number. */
function addressesOf(post: WxrPost, site: string): string[] {
  const query = (name: string) => `${site.replace(/\/+$/, '')}/?${name}=${post.id}`
  const own = [
    post.link,
    ...(post.id > 0 ? [query('p')] : []),
    ...(post.type === 'page' && post.id > 0 ? [query('page_id')] : []),
  ]
  const slug = post.slug
  const former = post.meta.filter(({ key }) => key === '_wp_old_slug').map(({ value }) => slugOf(value))
  const parts = URL.canParse(post.link) ? new URL(post.link) : null
  if (!parts || !slug || parts.search) return own.filter(Boolean)
  const path = parts.pathname.replace(/\/+$/, '')
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  return [
    ...own,
    ...former.filter(Boolean).map((old) => `${parts.origin}${folder}${encodeURIComponent(old)}/`),
  ]
}

export function openReserving(run: ArchiveRun, addresses: OldAddresses, site: () => string): Reserving {
  let waiting: { head: PostHead; link: string; sources: string[] }[] = []
  let trialId = 0
  const pages = new Map<string, string[]>()
  return {
    pages,
    take(post, head) {
      if (/^(inherit|auto-draft)$/.test(post.status)) return
      // Those of a draft lead on once it is published.
      const sources = post.status === 'trash' ? [] : addressesOf(post, site())
      if (head.role === 'page' && isPublic(post)) pages.set(head.oldId, sources)
      else waiting.push({ head, link: isPublic(post) ? post.link : '', sources })
    },
    async write(isEnd = false) {
      while (waiting.length >= (isEnd ? 1 : most)) {
        const part = waiting.slice(0, most)
        waiting = waiting.slice(most)
        const ids = run.isTrial
          ? new Map(
              part.map(({ head }) => [`${head.type}:${head.oldId}`, { id: ++trialId, isUndone: false }]),
            )
          : await execute(run.db, run.actor, reserveItems, {
              ...{ system: run.system, site: run.site, runId: run.runId, kind: 'article' },
              items: part.map(({ head, link }) => ({
                ...{ type: head.type, oldId: head.oldId, address: link.slice(0, 4_000) },
                uri: itemUri(run.system, run.address, head.type, head.oldId),
              })),
            })
        for (const { head, sources } of part) {
          const reserved = ids.get(`${head.type}:${head.oldId}`)
          head.itemId = reserved?.id ?? 0
          // Nothing leads to what was taken back.
          if (reserved?.isUndone && !run.again) continue
          for (const source of sources) addresses.add(source, { kind: 'article', id: head.itemId })
        }
        await addresses.write()
      }
    },
  }
}
