/** The front page: the blocks of its layout. Each is its own fragment, so that one change re-renders one fragment. */

import { readBrand } from '../../content/brand/read.ts'
import { frontCards } from '../../content/front/front.ts'
import { knownBlocks } from '../../content/layouts/blocks.ts'
import { shownBlocks } from '../../content/layouts/read.ts'
import { slotKeys } from '../contributions.ts'
import type { Head } from '../frame/head.tsx'
import { htmlPlan } from '../frame/plan.ts'
import { publisherDetails, publisherOf } from '../frame/structured-data.ts'
import { layoutFragments } from '../layout-blocks/fragments.ts'
import { readLocale } from '../locale.tsx'
import { advertisementFragments } from '../parts/advertisements.tsx'
import { leadPicture } from '../parts/card.tsx'
import type { Route, SiteReadContext } from '../route.ts'

/** Other content systems request articles with these parameters; the front page must not answer them. */
const foreign = ['p', 'page_id', 'attachment_id']

export const frontRoute: Route = {
  name: 'front',

  match: (segments, query) =>
    segments.length === 1 && segments[0] === '' && !foreign.some((name) => query.has(name)) ? '' : null,

  async plan(readContext) {
    const advertisements = await advertisementFragments(readContext, 'front')
    const blocks = await layoutFragments(readContext, { kind: 'front', id: null, argument: '' })
    return htmlPlan(readContext, {
      key: 'front:',
      canonical: '/',
      body: [
        ...['front-open', ...advertisements, ...slotKeys('front.top'), 'front-title'],
        ...[...blocks, 'main-close', 'headlines'],
      ],
    })
  },

  head: frontHead,

  fragments: {
    'front-open': () => '<main id="main">',

    async 'front-title'(readContext) {
      const { publication } = await readLocale(readContext)
      const name = [publication.name, publication.tagline].filter(Boolean).join(': ')
      return String(<h1 class="vh">{name}</h1>)
    },
  },
}

/** The picture that is seen first, where the front's layout shows the lead with its picture. */
async function leadShown(readContext: SiteReadContext) {
  const lead = knownBlocks('front', await shownBlocks(readContext, 'front')).find(
    ({ type }) => type.type === 'lead',
  )
  return lead?.options.look === 'picture' ? ((await frontCards(readContext, 1))[0]?.picture ?? null) : null
}

async function frontHead(readContext: SiteReadContext): Promise<Head> {
  const { publication } = await readLocale(readContext)
  const [lead] = await frontCards(readContext, 1)
  const shown = await leadShown(readContext)
  const publisher = publisherOf(publication, readContext.siteUrl)
  const { verification } = await readBrand(readContext, 'verification')
  return {
    title: [publication.name, publication.tagline].filter(Boolean).join(' | '),
    description: publication.tagline || undefined,
    address: '/',
    kind: 'front',
    metas: verification.metas,
    picture: lead?.picture,
    preload: shown ? { picture: shown, ...leadPicture } : undefined,
    data: [
      {
        ...{ '@context': 'https://schema.org', ...publisher, ...(await publisherDetails(readContext)) },
        ...(publication.social.length > 0 ? { sameAs: publication.social.map(({ url }) => url) } : {}),
      },
      {
        '@context': 'https://schema.org',
        '@type': 'WebSite',
        name: publication.name,
        url: publisher.url,
        inLanguage: publication.language,
      },
    ],
  }
}
