/** /feeds: the latest articles, each section, story, topic and author, as RSS, Atom and JSON Feed. */
import { moduleTag } from '../../content/modules/switch.ts'
import { readPublication } from '../../content/publication/publication.ts'
import type { Plan } from '../../delivery/contract.ts'
import type { ReadContext } from '../../kernel/read-context.ts'
import { absolute } from '../../site/paths.ts'
import type { Route } from '../../site/route.ts'
import { readFeed } from './feed.ts'
import { feedFormats, type InstalledFormat, isFormatOff } from './formats.ts'
import { readSubject } from './subject.ts'

/** 'rss/sections/SLUG' for the address /feeds/sections/SLUG.rss. */
function match([first, ...rest]: string[]): string | null {
  const [, path, ending] =
    /^(latest|(?:sections|stories|topics|authors)\/[^/]+)\.([a-z]+)$/.exec(rest.join('/')) ?? []
  return first === 'feeds' && path && ending && feedFormats().has(ending) ? `${ending}/${path}` : null
}

/** The format and path in an argument. */
function split(argument: string): { ending: string; format: InstalledFormat; path: string } {
  const slash = argument.indexOf('/')
  const ending = argument.slice(0, slash)
  return { ending, format: feedFormats().get(ending)!, path: argument.slice(slash + 1) }
}

async function plan(readContext: ReadContext, siteUrl: string, argument: string): Promise<Plan> {
  const { ending, format, path } = split(argument)
  if (format.module !== null) readContext.dependOn(moduleTag(format.module))
  const subject = isFormatOff(format) ? null : await readSubject(readContext, path)
  if (!subject) return { status: 404, contentType: 'text/html; charset=utf-8', fragments: [] }
  const canonical = `/feeds/${subject.path}.${ending}`
  const { hubUrl } = await readPublication(readContext)
  // Lets a subscriber find the hub before it reads the feed (WebSub, 4).
  const link = `<${absolute(siteUrl, canonical)}>; rel="self", <${encodeURI(hubUrl)}>; rel="hub"`
  return {
    status: 200,
    canonical,
    ...(hubUrl ? { headers: [['Link', link]] } : {}),
    contentType: format.contentType,
    fragments: [`feed:${ending}/${subject.path}`],
  }
}

async function render(readContext: ReadContext, siteUrl: string, argument: string): Promise<string> {
  const { ending, format, path } = split(argument)
  const subject = await readSubject(readContext, path)
  if (!subject) throw new Error(`The feed ${path} has no subject.`)
  return format.write(await readFeed(readContext, siteUrl, subject, ending))
}

export const feedRoutes = ({ siteUrl }: { siteUrl: string }): Route[] => [
  {
    ...{ name: 'feed', match },
    plan: (readContext, argument) => plan(readContext, siteUrl, argument),
    fragments: { feed: (readContext, argument) => render(readContext, siteUrl, argument) },
  },
]
