/** Finds links to pages of the site that readers cannot open: removed, unpublished, or never there. */
import type { ReadContext } from '../kernel/read-context.ts'
import { articleStatus } from './articles/read.ts'
import { coverageState } from './coverage/read.ts'
import { type LinkTarget, linkTarget } from './link-target.ts'
import { hasPage } from './pages/pages.ts'
import { bySlug } from './slugs.ts'
import { topicBySlug } from './topics/read.ts'

/** Those of the links that lead to no public page. Links to lists, modules and other sites are never among them. */
export async function missingLinks(readContext: ReadContext, urls: string[]): Promise<Set<string>> {
  const missing = new Set<string>()
  for (const url of new Set(urls)) {
    const target = linkTarget(url)
    if (target && !(await isPublic(readContext, target))) missing.add(url)
  }
  return missing
}

async function isPublic(readContext: ReadContext, target: LinkTarget): Promise<boolean> {
  switch (target.kind) {
    case 'article':
      return (await articleStatus(readContext, target.id)).state === 'public'
    case 'coverage':
      return (await coverageState(readContext, target.id)).state === 'public'
    case 'page':
      return hasPage(readContext, target.slug)
    case 'topic':
      return (await topicBySlug(readContext, target.slug)) !== null
    default:
      return (await bySlug(readContext, target.kind, target.slug)) !== null
  }
}
