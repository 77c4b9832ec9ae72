/** Static pages: about, contact, privacy, corrections policy. */
import { bodyText, postsIn } from '../../body/document.ts'
import { readPage } from '../../content/pages/pages.ts'
import { htmlPlan, notFoundPlan } from '../frame/plan.ts'
import { readLocale, Text } from '../locale.tsx'
import { allowedHosts } from '../parts/allowed-hosts.ts'
import { Body } from '../parts/body.tsx'
import { readShownIn } from '../parts/shown-in.ts'
import { pagePath } from '../paths.ts'
import type { Route } from '../route.ts'

export const pageRoute: Route = {
  name: 'page',
  match: ([first, slug, rest]) => (first === 'pages' && slug && rest === undefined ? slug : null),

  async plan(readContext, slug) {
    const page = await readPage(readContext, slug)
    if (!page) return notFoundPlan(readContext)
    const locale = await readLocale(readContext)
    const { pictures } = await readShownIn(readContext, [page.body])
    return htmlPlan(readContext, {
      ...{ key: `page:${slug}`, canonical: pagePath(page), body: [`page:${slug}`] },
      allowed: allowedHosts(locale, {
        posts: postsIn(page.body),
        streams: [...pictures.values()].flatMap(({ streamUrl }) => streamUrl || []),
      }),
    })
  },

  async head(readContext, slug) {
    const page = await readPage(readContext, slug)
    return {
      title: page?.title ?? '',
      description: page ? bodyText(page.body).slice(0, 200) : undefined,
      address: pagePath({ slug }),
      kind: 'standing',
    }
  },

  fragments: {
    async page(readContext, slug) {
      const page = await readPage(readContext, slug)
      if (!page) return ''
      const locale = await readLocale(readContext)
      const shown = await readShownIn(readContext, [page.body])
      return String(
        <main id="main" class="page standing">
          <h1>
            <Text of={page.title} base={locale.direction} />
          </h1>
          <div class="text">
            <Body locale={locale} base={locale.direction} body={page.body} {...shown} frames />
          </div>
        </main>,
      )
    },
  },
}
