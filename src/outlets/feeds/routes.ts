/** /feeds: the latest, each section and each story, as RSS, Atom and JSON Feed. */
import { readPublication } from '../../content/publication/publication.ts'
import type { Reading } from '../../content/reading.ts'
import type { Plan } from '../../delivery/contract.ts'
import { absolute } from '../../site/addresses.ts'
import type { Route } from '../../site/route.ts'
import { writeAtom } from './atom.ts'
import { type Feed, readFeed } from './feed.ts'
import { writeJson } from './json.ts'
import { writeRss } from './rss.ts'
import { readSubject } from './subject.ts'

type Format = { contentType: string; write(feed: Feed): string }

export const feedFormats = new Map<string, Format>([
  ['rss', { contentType: 'application/rss+xml; charset=utf-8', write: writeRss }],
  ['atom', { contentType: 'application/atom+xml; charset=utf-8', write: writeAtom }],
  ['json', { contentType: 'application/feed+json; charset=utf-8', write: writeJson }],
])

/** 'rss/sections/SLUG' for the address /feeds/sections/SLUG.rss. */
function match([first, ...rest]: string[]): string | null {
  const [, path, ending] = /^(latest|(?:sections|stories)\/[^/]+)\.([a-z]+)$/.exec(rest.join('/')) ?? []
  return first === 'feeds' && path && ending && feedFormats.has(ending) ? `${ending}/${path}` : null
}

/** An argument's format and path. */
function split(argument: string): { ending: string; format: Format; path: string } {
  const slash = argument.indexOf('/')
  const ending = argument.slice(0, slash)
  return { ending, format: feedFormats.get(ending)!, path: argument.slice(slash + 1) }
}

async function plan(reading: Reading, siteUrl: string, argument: string): Promise<Plan> {
  const { ending, format, path } = split(argument)
  const subject = await readSubject(reading, path)
  if (!subject) return { status: 404, contentType: 'text/html; charset=utf-8', fragments: [] }
  const canonical = `/feeds/${subject.path}.${ending}`
  const { hubUrl } = await readPublication(reading)
  // Where a subscriber finds the hub before it reads the feed (WebSub, 4).
  const link = `<${absolute(siteUrl, canonical)}>; rel="self", <${encodeURI(hubUrl)}>; rel="hub"`
  return {
    status: 200,
    canonical,
    ...(hubUrl ? { headers: [['Link', link]] } : {}),
    contentType: format.contentType,
    fragments: [`feed:${ending}/${subject.path}`],
  }
}

async function render(reading: Reading, siteUrl: string, argument: string): Promise<string> {
  const { ending, format, path } = split(argument)
  const subject = await readSubject(reading, path)
  if (!subject) throw new Error(`There is nothing to make the feed ${path} of.`)
  return format.write(await readFeed(reading, siteUrl, subject, ending))
}

export const feedRoutes = ({ siteUrl }: { siteUrl: string }): Route[] => [
  {
    ...{ name: 'feed', match },
    plan: (reading, argument) => plan(reading, siteUrl, argument),
    fragments: { feed: (reading, argument) => render(reading, siteUrl, argument) },
  },
]
