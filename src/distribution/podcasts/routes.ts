/** The feed of a programme's podcast, and the transcripts of its episodes as plain text. */
import type { Plan } from '../../delivery/contract.ts'
import type { ReadContext } from '../../kernel/read-context.ts'
import { podcastPath } from '../../site/paths.ts'
import type { Route } from '../../site/route.ts'
import { isId } from '../../values/id.ts'
import { podcastBySlug, readPodcast, readTranscript, transcriptPath } from './feed.ts'
import { writePodcast } from './rss.ts'

const notFound: Plan = { status: 404, contentType: 'text/html; charset=utf-8', fragments: [] }

/** 'SLUG' for /programmes/SLUG/podcast.xml. */
const matchFeed = ([first, slug, file, rest]: string[]): string | null =>
  first === 'programmes' && slug && file === 'podcast.xml' && rest === undefined ? slug : null

/** '12/SLUG' for /programmes/SLUG/transcripts/12.txt. */
function matchTranscript([first, slug, folder, file, rest]: string[]): string | null {
  if (first !== 'programmes' || !slug || folder !== 'transcripts' || rest !== undefined) return null
  const id = file?.endsWith('.txt') ? file.slice(0, -'.txt'.length) : ''
  return /^[1-9]\d{0,9}$/.test(id) && isId(Number(id)) ? `${id}/${slug}` : null
}

/** The programme, the article's id and the words of an episode. */
async function readSpoken(readContext: ReadContext, argument: string) {
  const slash = argument.indexOf('/')
  const id = Number(argument.slice(0, slash))
  const programme = await podcastBySlug(readContext, argument.slice(slash + 1))
  const text = programme && (await readTranscript(readContext, programme, id))
  return programme && text ? { programme, id, text } : null
}

export const podcastRoutes = ({ siteUrl }: { siteUrl: string }): Route[] => [
  {
    ...{ name: 'podcast', match: matchFeed },
    async plan(readContext, slug) {
      const programme = await podcastBySlug(readContext, slug)
      if (!programme) return notFound
      return {
        status: 200,
        canonical: podcastPath(programme),
        contentType: 'application/rss+xml; charset=utf-8',
        fragments: [`podcast:${programme.slug}`],
      }
    },
    fragments: {
      async podcast(readContext, slug) {
        const programme = await podcastBySlug(readContext, slug)
        return programme ? writePodcast(await readPodcast(readContext, siteUrl, programme)) : ''
      },
    },
  },
  {
    ...{ name: 'podcast-transcript', match: matchTranscript },
    async plan(readContext, argument) {
      const spoken = await readSpoken(readContext, argument)
      if (!spoken) return notFound
      const { programme, id } = spoken
      return {
        status: 200,
        canonical: transcriptPath(programme, id),
        contentType: 'text/plain; charset=utf-8',
        fragments: [`podcast-transcript:${id}/${programme.slug}`],
      }
    },
    fragments: {
      'podcast-transcript': async (readContext, argument) =>
        (await readSpoken(readContext, argument))?.text ?? '',
    },
  },
]
