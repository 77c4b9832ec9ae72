/** The thing of the site to which a link leads, such as a link of the menu. */

const folders = {
  sections: 'section',
  stories: 'story',
  topics: 'topic',
  programmes: 'programme',
  authors: 'person',
  pages: 'page',
} as const
const numbered = { articles: 'article', a: 'article', coverage: 'coverage' } as const

export type LinkTarget =
  | { kind: (typeof folders)[keyof typeof folders]; slug: string }
  | { kind: 'article' | 'coverage'; id: number }

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

const has = <T extends object>(table: T, key: string): key is Extract<keyof T, string> =>
  Object.hasOwn(table, key)

/** Null for lists such as /latest, addresses of modules and other sites. */
export function linkTarget(url: string): LinkTarget | null {
  const [folder = '', name = ''] = url.split(/[?#]/)[0]!.split('/').slice(1)
  if (!url.startsWith('/') || name === '') return null
  if (has(folders, folder)) return { kind: folders[folder], slug: decode(name) }
  const id = /^\d{1,9}/.exec(name)?.[0]
  return has(numbered, folder) && id ? { kind: numbered[folder], id: Number(id) } : null
}
