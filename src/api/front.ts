/** The front page arranged by editors. */

import type { Card } from '../content/articles/cards.ts'
import { arrangeFront, frontAtDesk } from '../content/front/front.ts'
import { placeOnFront, takeOffFront } from '../content/front/place.ts'
import { frontOperations } from '../contract/front.ts'
import { handle } from './handle.ts'
import { presentPicture } from './shapes.ts'

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
  handle(frontOperations.readFront, async ({ readContext }) => {
    const { arranged, latest, places, version } = await frontAtDesk(readContext, 30)
    return {
      arranged: arranged.map((one) => ({ ...presentCard(one), endsAt: one.endsAt })),
      latest: latest.map(presentCard),
      places,
      version,
    }
  }),
  handle(frontOperations.arrangeFront, ({ execute, body }) => execute(arrangeFront, body)),
  handle(frontOperations.placeOnFront, ({ execute, params, body }) =>
    execute(placeOnFront, { ...params, ...body }),
  ),
  handle(frontOperations.takeOffFront, ({ execute, params }) => execute(takeOffFront, params)),
]
