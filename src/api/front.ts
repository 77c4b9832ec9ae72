/** The front page as the desk arranges it. */
import { z } from 'zod'
import type { Card } from '../content/articles/cards.ts'
import { arrangeFront, frontAtDesk } from '../content/front/front.ts'
import { instant, route } from './route.ts'
import { ids, pictureAnswer, presentPicture, reference, seen } from './shapes.ts'

const card = z.object({
  ...{ id: z.number(), slug: z.string(), headline: z.string(), standfirst: z.string() },
  kind: z.enum(['news', 'opinion', 'analysis', 'explainer', 'video', 'gallery']),
  ...{ breaking: z.boolean(), urgency: z.number(), publishedAt: instant },
  section: reference.nullable(),
  picture: pictureAnswer.nullable(),
})

const presentCard = ({
  id,
  slug,
  headline,
  standfirst,
  kind,
  breaking,
  urgency,
  publishedAt,
  section,
  picture,
}: Card) => ({
  ...{ id, slug, headline, standfirst, kind, breaking, urgency, publishedAt, section },
  picture: presentPicture(picture),
})

export const frontRoutes = [
  route({
    method: 'get',
    path: '/front',
    name: 'readFront',
    summary: 'What the desk put on the front, and the latest articles, which fill it up to `places`.',
    answer: z.object({
      arranged: z.array(card),
      latest: z.array(card),
      places: z.number(),
      version: z.number(),
    }),
    async run({ reading }) {
      const { arranged, latest, places, version } = await frontAtDesk(reading, 30)
      return { arranged: arranged.map(presentCard), latest: latest.map(presentCard), places, version }
    },
  }),
  route({
    method: 'put',
    path: '/front',
    name: 'arrangeFront',
    summary: 'Puts these published articles on the front, in this order; the first one leads.',
    body: z.object({ articleIds: ids.max(60), ...seen }),
    answer: z.object({ version: z.number() }),
    run: ({ execute, body }) => execute(arrangeFront, body),
  }),
]
