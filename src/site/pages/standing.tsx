/** Standing pages: about, contact, privacy, corrections policy. */
import { bodyText } from '../../content/body/document.ts'
import { readPage } from '../../content/pages/pages.ts'
import { pageAddress } from '../addresses.ts'
import { htmlPlan, missing } from '../frame/plan.ts'
import { readHouse, Text } from '../house.tsx'
import { Body } from '../parts/body.tsx'
import type { Route } from '../route.ts'

export const standingRoute: Route = {
  name: 'page',
  match: ([first, slug, rest]) => (first === 'pages' && slug && rest === undefined ? slug : null),

  async plan(reading, slug) {
    const page = await readPage(reading, slug)
    if (!page) return missing(reading)
    return htmlPlan(reading, { key: `page:${slug}`, canonical: pageAddress(page), body: [`page:${slug}`] })
  },

  async head(reading, slug) {
    const page = await readPage(reading, slug)
    return {
      title: page?.title ?? '',
      description: page ? bodyText(page.body).slice(0, 200) : undefined,
      address: pageAddress({ slug }),
      kind: 'standing',
    }
  },

  fragments: {
    async page(reading, slug) {
      const page = await readPage(reading, slug)
      if (!page) return ''
      const house = await readHouse(reading)
      return String(
        <main id="main" class="page standing">
          <h1>
            <Text of={page.title} base={house.direction} />
          </h1>
          <div class="text">
            <Body
              house={house}
              base={house.direction}
              body={page.body}
              pictures={new Map()}
              cards={new Map()}
            />
          </div>
        </main>,
      )
    },
  },
}
