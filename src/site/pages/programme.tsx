/** A programme and its episodes, which are video articles. */
import { countList, listCards } from '../../content/articles/cards.ts'
import { type Programme, programmeBySlug } from '../../content/programmes/programmes.ts'
import { readingMessages } from '../../language/messages/reading/messages.ts'
import { htmlPlan, notFoundPlan } from '../frame/plan.ts'
import { crumbs, listData } from '../frame/structured-data.ts'
import { readLocale, type SiteLocale, Text } from '../locale.tsx'
import { CardView } from '../parts/card.tsx'
import { Cards, Older, pageTitle } from '../parts/list.tsx'
import { Thumb } from '../parts/picture.tsx'
import { authorPath, listArgument, older, podcastPath, programmePath, splitList } from '../paths.ts'
import type { Route, SiteReadContext } from '../route.ts'

const perPage = 25

async function read(readContext: SiteReadContext, argument: string) {
  const { name, before } = splitList(argument)
  const programme = await programmeBySlug(readContext, name)
  if (!programme) return null
  const list = `programme:${programme.id}`
  const number = await countList(readContext, list)
  return {
    programme,
    before,
    number,
    page: await listCards(readContext, list, perPage, before),
    locale: await readLocale(readContext),
  }
}

export const programmeRoute: Route = {
  name: 'programme',
  match: ([first, slug, rest], query) =>
    first === 'programmes' && slug && rest === undefined ? listArgument(slug, query) : null,

  async plan(readContext, argument) {
    const { name, before } = splitList(argument)
    const programme = await programmeBySlug(readContext, name)
    if (!programme) return notFoundPlan(readContext)
    return htmlPlan(readContext, {
      key: `programme:${argument}`,
      canonical: older(programmePath(programme), before),
      body: [`programme:${argument}`, 'panel'],
    })
  },

  async head(readContext, argument) {
    const found = await read(readContext, argument)
    if (!found) return { title: '', kind: 'programme' }
    const { programme, page, before, locale } = found
    const address = programmePath(programme)
    return {
      title: pageTitle(locale, programme.name, page, before),
      description: programme.description || `${programme.name}: ${locale.publication.name}`,
      address: older(address, before),
      kind: 'programme',
      picture: programme.picture,
      podcast: programme.podcast ? { address: podcastPath(programme), title: programme.name } : undefined,
      next: page.older === null ? undefined : older(address, page.older),
      data: [
        listData(programme.name, older(address, before), page.cards, readContext.siteUrl),
        crumbs(
          [
            { name: locale.messages.videos, address: '/videos' },
            { name: programme.name, address },
          ],
          locale.publication,
          readContext.siteUrl,
        ),
      ],
    }
  },

  fragments: {
    async programme(readContext, argument) {
      const found = await read(readContext, argument)
      if (!found) return ''
      const { programme, page, before, number, locale } = found
      const { messages, direction: base, publication } = locale
      const [first, ...rest] = page.cards
      const shownLarge = before === null ? first : undefined
      return String(
        <main id="main" class="page file film">
          <header>
            {programme.picture && <Thumb picture={programme.picture} size={160} />}
            <div>
              <p class="kicker">
                <b>{messages.programme}</b>
              </p>
              <h1>
                <Text of={programme.name} base={base} />
              </h1>
              {programme.description && (
                <p class="standfirst">
                  <Text of={programme.description} base={base} />
                </p>
              )}
              <p class="by">
                <b>{messages.episodes(number, publication.digits)}</b>
                {programme.presenter && (
                  <span>
                    {messages.presentedBy}{' '}
                    <a href={authorPath(programme.presenter)}>{programme.presenter.name}</a>
                  </span>
                )}
              </p>
              <ListenOn locale={locale} programme={programme} />
            </div>
          </header>
          {!first && <p>{messages.emptyProgramme}</p>}
          {shownLarge && (
            <CardView
              locale={locale}
              card={shownLarge}
              look="lead"
              level={2}
              without="section"
              withStandfirst
              first
            />
          )}
          <Cards locale={locale} cards={shownLarge ? rest : page.cards} look="tile" without="section" />
          <Older locale={locale} address={programmePath(programme)} page={page} before={before} />
        </main>,
      )
    },
  },
}

/** Where the podcast can be heard: apps, and the address of its feed for any other. */
function ListenOn({ locale, programme }: { locale: SiteLocale; programme: Programme }) {
  const { podcast } = programme
  if (!podcast) return null
  const { listenOn, podcastFeed } = readingMessages(locale.publication.language)
  return (
    <p class="listen-on">
      {podcast.links.length > 0 && <span>{listenOn}</span>}
      {podcast.links.map(({ name, url }) => (
        <a class="button" href={url} rel="external">
          <bdi>{name}</bdi>
        </a>
      ))}
      <a class="button" href={podcastPath(programme)} type="application/rss+xml">
        {podcastFeed}
      </a>
    </p>
  )
}
