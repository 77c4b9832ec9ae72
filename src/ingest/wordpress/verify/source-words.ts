/**
 * The words of a post as its export has them, read by rules of their own: not by those of the import, so that a mistake
 * there is seen.
 */
import { BodyError, parseHtml } from '../../../body/parse-html.ts'
import { wordsOfHtml } from '../../archive/verify/words.ts'
import { metaOf, type WxrPost } from '../items.ts'

const deepest = 5

/** Reusable blocks where they stand. */
function withReusable(content: string, reusable: ReadonlyMap<number, string>, depth = 0): string {
  if (depth === deepest) return content
  return content.replace(/<!--\s+wp:block\s+(\{[^}]*\})\s*\/-->/g, (_, json: string) => {
    const id = Number(/"ref"\s*:\s*(\d+)/.exec(json)?.[1])
    return withReusable(reusable.get(id) ?? '', reusable, depth + 1)
  })
}

/** Shortcodes with their content, which is no text of the post. */
const media = /\[(caption|wp_caption|audio|video|playlist|embed)\b[^\]]*\][\s\S]*?\[\/\1\]/g

function footnotes(post: Pick<WxrPost, 'meta'>): string {
  try {
    const notes: unknown = JSON.parse(metaOf(post.meta, 'footnotes') || '[]')
    return Array.isArray(notes) ? notes.map((note) => `<p>${note?.content ?? ''}</p>`).join('') : ''
  } catch {
    return ''
  }
}

export function wordsOfPost(
  post: Pick<WxrPost, 'content' | 'meta'>,
  reusable: ReadonlyMap<number, string>,
): string {
  const content = withReusable(post.content, reusable).replace(media, ' ')
  const html = `${content}${footnotes(post)}`
  try {
    return wordsOfHtml(parseHtml(html))
  } catch (error) {
    if (!(error instanceof BodyError)) throw error
    return html.replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, ' ').replace(/<!--[\s\S]*?-->|<[^<>]*>/g, ' ')
  }
}
