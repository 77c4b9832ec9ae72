/**
 * A section page: the blocks of its layout. One block shows its own articles: the first one large, the others
 * below.
 */
import { listCards } from '../../content/articles/cards.ts'
import { sectionBySlug } from '../../content/sections/sections.ts'
import { slotKeys } from '../contributions.ts'
import { htmlPlan, notFoundPlan } from '../frame/plan.ts'
import { crumbs, listData } from '../frame/structured-data.ts'
import { layoutFragments } from '../layout-blocks/fragments.ts'
import { readLocale, Text } from '../locale.tsx'
import { advertisementFragments } from '../parts/advertisements.tsx'
import { CardView, leadOf, leadPicture } from '../parts/card.tsx'
import { Cards, Older, pageTitle } from '../parts/list.tsx'
import { listArgument, older, sectionPath, splitList } from '../paths.ts'
import type { Route, SiteReadContext } from '../route.ts'

const perPage = 21

async function read(readContext: SiteReadContext, argument: string) {
  const { name, before } = splitList(argument)
  const section = await sectionBySlug(readContext, name)
  if (!section) return null
  return {
    section,
    before,
    page: await listCards(readContext, `section:${section.id}`, perPage, before),
    locale: await readLocale(readContext),
  }
}

export const sectionRoute: Route = {
  name: 'section',
  match: ([first, slug, rest], query) =>
    first === 'sections' && slug && rest === undefined ? listArgument(slug, query) : null,

  async plan(readContext, argument) {
    const { name, before } = splitList(argument)
    const section = await sectionBySlug(readContext, name)
    if (!section) return notFoundPlan(readContext)
    const blocks =
      before === null
        ? await layoutFragments(readContext, { kind: 'section', id: section.id, argument })
        : [`section-articles:${argument}`]
    return htmlPlan(readContext, {
      key: `section:${argument}`,
      canonical: older(sectionPath(section), before),
      body: [
        ...(before === null ? slotKeys('section.top', section.id) : []),
        ...(await advertisementFragments(readContext, 'section')),
        ...[`section-open:${name}`, ...blocks, 'main-close', 'panel', 'headlines'],
      ],
    })
  },

  async head(readContext, argument) {
    const found = await read(readContext, argument)
    if (!found) return { title: '', kind: 'section' }
    const { section, page, before, locale } = found
    const address = sectionPath(section)
    const lead = leadOf(page.cards)?.picture
    return {
      title: pageTitle(locale, section.name, page, before),
      description: section.description || `${section.name}: ${locale.publication.name}`,
      address: older(address, before),
      kind: 'section',
      sectionId: section.id,
      picture: lead,
      preload: lead ? { picture: lead, ...leadPicture } : undefined,
      feed: { path: `sections/${section.slug}`, title: locale.messages.feedOfSection(section.name) },
      next: page.older === null ? undefined : older(address, page.older),
      data: [
        listData(section.name, older(address, before), page.cards, readContext.siteUrl),
        crumbs([{ name: section.name, address }], locale.publication, readContext.siteUrl),
      ],
    }
  },

  fragments: {
    async 'section-open'(readContext, name) {
      const section = await sectionBySlug(readContext, name)
      if (!section) return ''
      const { direction: base } = await readLocale(readContext)
      const top = (
        <>
          <h1>{section.name}</h1>
          {section.description && (
            <p class="about">
              <Text of={section.description} base={base} />
            </p>
          )}
        </>
      )
      return `<main id="main" class="page">${String(top)}`
    },

    async 'section-articles'(readContext, argument) {
      const found = await read(readContext, argument)
      if (!found) return ''
      const { section, page, locale, before } = found
      const first = leadOf(page.cards)
      const rest = page.cards.filter((card) => card !== first)
      return String(
        <>
          {!first && <p>{locale.messages.emptySection}</p>}
          {first && (
            <CardView
              locale={locale}
              card={first}
              look="lead"
              level={2}
              without="section"
              withStandfirst
              first
            />
          )}
          <Cards
            locale={locale}
            cards={rest}
            look={first?.kind === 'opinion' ? 'voice' : 'tile'}
            without="section"
          />
          <Older locale={locale} address={sectionPath(section)} page={page} before={before} />
        </>,
      )
    },
  },
}
