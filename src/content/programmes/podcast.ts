/** The settings of a programme that is a podcast too. */
import { z } from 'zod'
import type { Work } from '../../kernel/command.ts'
import { id, line, mailbox, requiredLine, webAddress } from '../../kernel/fields.ts'
import { fieldError } from '../../kernel/references.ts'
import { podcastCategories } from '../../values/podcast-categories.ts'
import { renditionSize } from '../media/renditions.ts'

export const podcastSettings = z.strictObject({
  /** The cover: its square is at least 1400 pixels wide. */
  mediaId: id,
  /** Empty: the name of the publication. */
  author: line(160).default(''),
  /** The feed contains it. */
  ownerEmail: mailbox,
  category: z.enum(podcastCategories),
  /** Whether it contains language or scenes that are not for children. */
  explicit: z.boolean().default(false),
  /** serial: to be heard in order. */
  type: z.enum(['episodic', 'serial']).default('episodic'),
  /** Whether other hosts may not import the feed. */
  locked: z.boolean().default(true),
  /** The podcast in apps and directories. */
  links: z
    .array(
      z.strictObject({
        name: requiredLine(60),
        url: webAddress.refine((text) => /^https:/i.test(text), 'must be an https address'),
      }),
    )
    .max(12)
    .default([]),
})

export type PodcastSettings = z.output<typeof podcastSettings>

/** As stored. The feed's permanent identifier is made of the address that the feed had first. */
export type Podcast = PodcastSettings & { firstSlug: string }

/** Apple Podcasts refuses smaller covers. */
const smallestCover = 1400

async function checkCover({ db }: Work, mediaId: number): Promise<void> {
  const media = await db
    .selectFrom('media')
    .select(['type', 'file', 'width', 'height', 'crops'])
    .where('id', '=', mediaId)
    .executeTakeFirst()
  const field = ['podcast', 'mediaId']
  if (!media?.file || media.type !== 'picture')
    throw fieldError(field, 'missing', `podcast.mediaId: there is no picture ${mediaId}.`)
  const { width, height, crops } = media
  if (
    renditionSize({ width: width ?? 1, height: height ?? 1, crops }, 'square', 10_000).width < smallestCover
  )
    throw fieldError(
      field,
      'too-small',
      `podcast.mediaId: the cover has to be a square of at least ${smallestCover} pixels.`,
    )
}

/** The columns that hold these settings; `before` are the programme's until now. */
export async function podcastColumns(
  work: Work,
  given: PodcastSettings | null,
  { slug, before }: { slug: string; before: Podcast | null },
) {
  if (given === null) return { podcast: null, podcastMediaId: null }
  await checkCover(work, given.mediaId)
  const podcast: Podcast = { ...given, firstSlug: before?.firstSlug ?? slug }
  return { podcast: JSON.stringify(podcast), podcastMediaId: given.mediaId }
}
