/** /feeds: the latest, each section and each story, as RSS, Atom and JSON Feed. */
import type { Reading } from '../../content/reading.ts'
import type { Plan } from '../../delivery/contract.ts'
import type { Route } from '../../site/route.ts'
import { writeAtom } from './atom.ts'
import { type Feed, readFeed } from './feed.ts'
import { writeJson } from './json.ts'
import { writeRss } from './rss.ts'
import { readSubject } from './subject.ts'

type Format = { contentType: string; write(feed: Feed): string }

const formats = new Map<string, Format>([
  ['rss', { contentType: 'application/rss+xml; charset=utf-8', write: writeRss }],
  ['atom', { contentType: 'application/atom+xml; charset=utf-8', write: writeAtom }],
  ['json', { contentType: 'application/feed+json; charset=utf-8', write: writeJson }],
])

/** 'rss/sections/SLUG' for the address /feeds/sections/SLUG.rss. */
function match([first, ...rest]: string[]): string | null {
  const [, path, ending] = /^(latest|(?:sections|stories)\/[^/]+)\.([a-z]+)$/.exec(rest.join('/')) ?? []
  return first === 'feeds' && path && ending && formats.has(ending) ? `${ending}/${path}` : null
}

/** An argument's format and path. */
function split(argument: string): { ending: string; format: Format; path: string } {
  const slash = argument.indexOf('/')
  const ending = argument.slice(0, slash)
  return { ending, format: formats.get(ending)!, path: argument.slice(slash + 1) }
}

async function plan(reading: Reading, argument: string): Promise<Plan> {
  const { ending, format, path } = split(argument)
  const subject = await readSubject(reading, path)
  if (!subject) return { status: 404, contentType: 'text/html; charset=utf-8', fragments: [] }
  return {
    status: 200,
    canonical: `/feeds/${subject.path}.${ending}`,
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
    ...{ name: 'feed', match, plan },
    fragments: { feed: (reading, argument) => render(reading, siteUrl, argument) },
  },
]
