/** Everything published, by year, month and day. */
import { archiveBounds, aroundDay, countBy, countYear, hasArticles } from '../../content/articles/archive.ts'
import { cardsOfSpan } from '../../content/articles/cards.ts'
import { isoDay } from '../../language/days.ts'
import { browsingMessages } from '../../language/messages/browsing/messages.ts'
import { archiveAddress, archivePath, isPeriod, periodName, spanOf } from '../archive-days.ts'
import { htmlPlan, notFoundPlan } from '../frame/plan.ts'
import { crumbs, listData } from '../frame/structured-data.ts'
import { readLocale, type SiteLocale } from '../locale.tsx'
import { Calendar } from '../parts/calendar.tsx'
import { Days, Older, pageTitle } from '../parts/list.tsx'
import { listArgument, older, splitList } from '../paths.ts'
import type { Route, SiteReadContext } from '../route.ts'

const perPage = 100

async function read(readContext: SiteReadContext, argument: string) {
  const { name: period, before } = splitList(argument)
  const locale = await readLocale(readContext)
  const { timeZone, language } = locale.publication
  return { period, before, locale, timeZone, own: browsingMessages(language) }
}

/** The cards of a day from a position on. */
async function readDay(readContext: SiteReadContext, argument: string) {
  const day = await read(readContext, argument)
  const span = spanOf(day.period, day.timeZone)
  return { ...day, span, page: await cardsOfSpan(readContext, span, perPage, day.before) }
}

/** The fragments of a page; null when nothing was published in its time. */
async function fragmentsOf(readContext: SiteReadContext, argument: string): Promise<string[] | null> {
  const { period, timeZone } = await read(readContext, argument)
  if (period === '') {
    const bounds = await archiveBounds(readContext)
    if (!bounds) return ['archive-open', 'archive-close']
    const [first, last] = [bounds.from, bounds.until].map((at) => Number(isoDay(at, timeZone).slice(0, 4)))
    const years = Array.from({ length: last! - first! + 1 }, (_, n) => last! - n)
    // One fragment for each year: a publication makes only its own year stale.
    return ['archive-open', ...years.map((year) => `archive-year:${year}`), 'archive-close']
  }
  if (!(await isThere(readContext, argument))) return null
  if (period.length === 4) return [`archive-months:${period}`]
  if (period.length === 7) return [`archive-days:${period}`]
  return [`archive-day:${argument}`, `archive-around:${period}`, 'main-close']
}

async function isThere(readContext: SiteReadContext, argument: string): Promise<boolean> {
  const { period, before, timeZone } = await read(readContext, argument)
  const span = spanOf(period, timeZone)
  if (period.length === 4) return (await countYear(readContext, span)) > 0
  if (period.length === 7) return (await countBy(readContext, span, 'day', timeZone)).size > 0
  if (before === null) return hasArticles(readContext, span)
  return (await readDay(readContext, argument)).page.cards.length > 0
}

export const archiveRoute: Route = {
  name: 'archive',
  match([first, year, month, day, rest], query) {
    if (first !== 'archive' || rest !== undefined) return null
    const period = [year, month, day].filter((part) => part !== undefined).join('-')
    if (period === '') return ''
    if (!isPeriod(period)) return null
    return day === undefined ? period : listArgument(period, query)
  },

  async plan(readContext, argument) {
    const { name: period, before } = splitList(argument)
    const body = await fragmentsOf(readContext, argument)
    if (!body) return notFoundPlan(readContext)
    return htmlPlan(readContext, {
      key: `archive:${argument}`,
      canonical: older(archivePath(period), before),
      body: [...body, 'panel', 'headlines'],
    })
  },

  async head(readContext, argument) {
    const { period, before, locale, own } = await read(readContext, argument)
    const address = older(archivePath(period), before)
    const title = period === '' ? own.archive : own.archiveOf(periodName(locale, period))
    const page = period.length > 7 ? (await readDay(readContext, argument)).page : null
    const trail = trailOf(locale, own.archive, period)
    return {
      title: page ? pageTitle(locale, title, page, before, 'time') : title,
      description: `${title}${locale.colon} ${own.archiveText}`,
      address,
      noindex: period === '' && (await archiveBounds(readContext)) === null,
      kind: 'archive',
      next: page && page.older !== null ? older(archivePath(period), page.older) : undefined,
      data: [
        ...(page ? [listData(title, address, page.cards, readContext.siteUrl)] : []),
        crumbs(trail, locale.publication, readContext.siteUrl),
      ],
    }
  },

  fragments: {
    async 'archive-open'(readContext) {
      const { own, locale } = await read(readContext, '')
      const isEmpty = (await archiveBounds(readContext)) === null
      const top = (
        <>
          <h1>{own.archive}</h1>
          <p class="about">{isEmpty ? locale.messages.emptyList : own.archiveText}</p>
        </>
      )
      return `<main id="main" class="page archive">${String(top)}<ul class="periods">`
    },

    async 'archive-year'(readContext, year) {
      const { locale, timeZone } = await read(readContext, '')
      const articles = await countYear(readContext, spanOf(year, timeZone))
      return articles === 0 ? '' : String(<Period locale={locale} period={year} articles={articles} />)
    },

    'archive-close': () => '</ul></main>',

    async 'archive-months'(readContext, year) {
      const { locale, own, timeZone } = await read(readContext, year)
      const months = await countBy(readContext, spanOf(year, timeZone), 'month', timeZone)
      return String(
        <main id="main" class="page archive">
          <Trail locale={locale} archive={own.archive} period={year} />
          <h1>{own.archiveOf(periodName(locale, year))}</h1>
          <ul class="periods">
            {[...months]
              .sort(([a], [b]) => a - b)
              .map(([month, articles]) => (
                <Period
                  locale={locale}
                  period={`${year}-${String(month).padStart(2, '0')}`}
                  articles={articles}
                />
              ))}
          </ul>
        </main>,
      )
    },

    async 'archive-days'(readContext, month) {
      const { locale, own, timeZone } = await read(readContext, month)
      const counts = await countBy(readContext, spanOf(month, timeZone), 'day', timeZone)
      return String(
        <main id="main" class="page archive">
          <Trail locale={locale} archive={own.archive} period={month} />
          <h1>{own.archiveOf(periodName(locale, month))}</h1>
          <Calendar locale={locale} month={month} counts={counts} />
        </main>,
      )
    },

    async 'archive-day'(readContext, argument) {
      const { locale, own, period, page, before } = await readDay(readContext, argument)
      const list = (
        <>
          <Trail locale={locale} archive={own.archive} period={period} />
          <h1>{own.archiveOf(periodName(locale, period))}</h1>
          <Days locale={locale} cards={page.cards} isOneDay />
          <Older locale={locale} address={archivePath(period)} page={page} before={before} />
        </>
      )
      return `<main id="main" class="page archive">${String(list)}`
    },

    async 'archive-around'(readContext, day) {
      const { locale, own, timeZone } = await read(readContext, day)
      const { before, after } = await aroundDay(readContext, spanOf(day, timeZone))
      const link = (at: Date, label: string, rel: string) => (
        <a href={archivePath(isoDay(at, timeZone))} rel={rel}>
          <b>{label}</b> {locale.day(at)}
        </a>
      )
      return String(
        <nav class="around" aria-label={own.archive}>
          {before && link(before, own.previous, 'prev')}
          {after && link(after, own.next, 'next')}
        </nav>,
      )
    },
  },
}

function Period({ locale, period, articles }: { locale: SiteLocale; period: string; articles: number }) {
  return (
    <li>
      <a href={archivePath(period)}>
        <b>{periodName(locale, period)}</b>
        <span>{locale.messages.articles(articles, locale.publication.digits)}</span>
      </a>
    </li>
  )
}

/** The archive, and the year and month that contain the period. */
const above = (period: string): string[] =>
  [4, 7].filter((length) => length < period.length).map((length) => period.slice(0, length))

const trailOf = (locale: SiteLocale, archive: string, period: string) => [
  { name: archive, address: archiveAddress },
  ...[...above(period), ...(period === '' ? [] : [period])].map((one) => ({
    name: periodName(locale, one),
    address: archivePath(one),
  })),
]

function Trail({ locale, archive, period }: { locale: SiteLocale; archive: string; period: string }) {
  return (
    <p class="kicker">
      {trailOf(locale, archive, period)
        .slice(0, -1)
        .map(({ name, address }) => (
          <a href={address}>{name}</a>
        ))}
    </p>
  )
}
