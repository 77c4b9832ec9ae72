/**
 * Live coverage. Its fragments are split by what changes them:
 *   coverage        the coverage itself: headline, state, summary, picture. Opens the page.
 *   coverage-head   changes with new entries: key events, pinned and latest entries, structured data. Closes it.
 *   coverage-older  a page of older entries; changes only with the entries on it.
 *   coverage-keys   a page of all key events.
 *   coverage-entry  the page of one entry.
 *   coverage-since  the changes since a sequence number, as JSON.
 *   coverage-line   the link on other pages, with the latest entry (frame/fragments.ts).
 */

import { html, raw } from 'hono/html'
import { type Entry, entriesOf, keyEntries, pinnedEntries } from '../../content/coverage/entries.ts'
import { coverageState } from '../../content/coverage/read.ts'
import { picturesOf } from '../../content/media/pictures.ts'
import { readingMessages } from '../../language/messages/reading/messages.ts'
import { samples } from '../../language/plural.ts'
import { isId } from '../../values/id.ts'
import { slotKeys } from '../contributions.ts'
import { EntryView } from '../coverage/entry.tsx'
import { KeyEvent } from '../coverage/key-events.tsx'
import { allowedIn, coverageOf, readFramed, type Shown } from '../coverage/read.ts'
import { ScoreBar } from '../coverage/score.tsx'
import { StateLine } from '../coverage/state.tsx'
import { coverageData } from '../coverage/structured-data.ts'
import type { Head } from '../frame/head.tsx'
import { htmlPlan, notFoundPlan } from '../frame/plan.ts'
import { crumbs, scriptSafe } from '../frame/structured-data.ts'
import type { LiveMessages } from '../islands/live/live-messages.ts'
import { inLanguage, readLocale, type SiteLocale, Text } from '../locale.tsx'
import { Body } from '../parts/body.tsx'
import { Figure } from '../parts/figure.tsx'
import {
  coveragePath,
  keyEventsPath,
  listArgument,
  older,
  sectionPath,
  splitList,
  storyPath,
} from '../paths.ts'
import type { Route, SiteReadContext } from '../route.ts'
import { leadingNumber } from '../segments.ts'

const perPage = 25
/** The width of the picture at the top. */
const topSizes = '(min-width:64em) 38rem,100vw'
const keyEventsShown = 12

export const coverageRoute: Route = {
  name: 'coverage',

  match([first, part, , rest], query) {
    const id = first === 'coverage' && rest === undefined ? leadingNumber(part) : null
    return id === null ? null : listArgument(id, query)
  },

  async plan(readContext, argument) {
    const { name, before } = splitList(argument)
    const found = await planOf(readContext, Number(name))
    if ('status' in found) return found
    const canonical = older(coveragePath(found), before)
    const key = `coverage:${argument}`
    const allowed = await allowedIn(readContext, found.id)
    if (before === null)
      return htmlPlan(readContext, {
        ...{ key, canonical, allowed },
        body: [...slotKeys('coverage.top', found.id), key, `coverage-head:${name}`, 'headlines'],
      })
    const page = await readOlder(readContext, found.id, before)
    if (page.entries.length === 0) return notFoundPlan(readContext)
    const plan = await htmlPlan(readContext, {
      ...{ key, canonical, allowed },
      body: [`coverage-older:${argument}`, 'headlines'],
    })
    // The pages of older entries shift with each new entry, so few readers request any one of them.
    return { ...plan, lowPriority: true }
  },

  head: coverageHead,

  fragments: {
    coverage: (readContext, id) => renderTop(readContext, Number(id)),
    'coverage-head': (readContext, id) => renderHead(readContext, Number(id)),
    'coverage-older': renderOlder,
  },
}

/** A public coverage, or the plan of the page that explains why there is none. */
export async function planOf(readContext: SiteReadContext, id: number) {
  if (!isId(id)) return notFoundPlan(readContext)
  const coverage = await coverageOf(readContext, id)
  if (coverage) return coverage
  const { state } = await coverageState(readContext, id)
  if (state !== 'gone') return notFoundPlan(readContext)
  return htmlPlan(readContext, { key: 'error:410', status: 410, body: ['error:410', 'headlines'] })
}

const readOlder = (readContext: SiteReadContext, id: number, before: number) =>
  readContext.shared(`coverage:${id}/${before}`, (context) => entriesOf(context, id, before, perPage))

/** The picture of a coverage, if it has one. */
const pictureOf = async (readContext: SiteReadContext, mediaId: number | null) =>
  (await picturesOf(readContext, [mediaId])).get(mediaId ?? 0) ?? null

async function coverageHead(readContext: SiteReadContext, argument: string): Promise<Head> {
  const { name, before } = splitList(argument)
  const coverage = await coverageOf(readContext, Number(name))
  if (!coverage) return { title: '', kind: 'coverage' }
  const address = coveragePath(coverage)
  const picture = await pictureOf(readContext, coverage.mediaId)
  const next = before === null ? null : (await readOlder(readContext, coverage.id, before)).older
  const { section } = coverage
  const { publication } = await readLocale(readContext)
  return {
    title: coverage.headline,
    description: coverage.standfirst || undefined,
    address: older(address, before),
    kind: 'coverage',
    sectionId: section?.id,
    picture,
    card: { ...coverage, kind: 'coverage', section: section?.name },
    preload:
      picture && before === null ? { picture, crop: 'full', sizes: topSizes, largest: 1600 } : undefined,
    type: 'article',
    published: coverage.publishedAt.toISOString(),
    next: next === null ? undefined : older(address, next),
    data: section
      ? [crumbs([{ name: section.name, address: sectionPath(section) }], publication, readContext.siteUrl)]
      : [],
  }
}

/** Messages for the live script (islands/live/), in the language of the page. */
const liveMessages = ({ messages, publication }: SiteLocale): LiveMessages => ({
  fresh: samples.map((n) => messages.newEntries(n, publication.digits)),
  show: messages.showNewEntries,
  pinned: messages.pinned,
  unpublished: messages.entryUnpublished,
})

async function renderTop(readContext: SiteReadContext, id: number): Promise<string> {
  const coverage = await coverageOf(readContext, id)
  if (!coverage) return '<main id="main">'
  const shown = await readFramed(readContext, coverage, [coverage.summary])
  const picture = await pictureOf(readContext, coverage.mediaId)
  const { locale, base } = shown
  const { lang, dir } = inLanguage(locale, coverage.language)
  const { section, stories, standfirst, summary } = coverage
  const said = JSON.stringify(liveMessages(locale))
  const open = html`<main id="main" class="page coverage" data-coverage="${id}" data-events="/coverage/${id}/events" data-since="/coverage/${id}/since/" data-said="${said}" data-copied="${locale.messages.linkCopied}">`
  const top = (
    <header class="coverage-top">
      <p class="kicker">
        <a href="/coverage">{locale.messages.coverages}</a>
        {section && <a href={sectionPath(section)}>{section.name}</a>}
        {stories.map((story) => (
          <a href={storyPath(story)}>
            <Text of={story.name} base={locale.direction} />
          </a>
        ))}
      </p>
      <h1 lang={lang} dir={dir}>
        <Text of={coverage.headline} base={base} />
      </h1>
      <ScoreBar locale={locale} coverage={coverage} />
      <StateLine locale={locale} coverage={coverage} />
      {standfirst && (
        <p class="standfirst" lang={lang} dir={dir}>
          <Text of={standfirst} base={base} />
        </p>
      )}
      {picture && <Figure locale={locale} media={picture} sizes={topSizes} first />}
      {summary.content.length > 0 && (
        <section class="summary" aria-labelledby="summary">
          <h2 id="summary">{locale.messages.coverageSummary}</h2>
          <div class="text" lang={lang} dir={dir}>
            <Body {...shown} body={summary} />
          </div>
        </section>
      )}
    </header>
  )
  return String(open) + String(top)
}

async function renderHead(readContext: SiteReadContext, id: number): Promise<string> {
  const coverage = await coverageOf(readContext, id)
  if (!coverage) return '</main>'
  const [{ entries, older: next, sequence }, pinned, { entries: keys }] = [
    await entriesOf(readContext, id, null, perPage),
    await pinnedEntries(readContext, id),
    await keyEntries(readContext, id, null, keyEventsShown),
  ]
  const shown = await readFramed(
    readContext,
    coverage,
    [...entries, ...pinned].map(({ body }) => body),
  )
  const picture = await pictureOf(readContext, coverage.mediaId)
  const { messages, publication } = shown.locale
  const words = readingMessages(publication.language)
  const near = new Set(entries.map((entry) => entry.id))
  const data = coverageData({ shown, entries, picture, siteUrl: readContext.siteUrl })
  const rest = (
    <>
      <nav class="keys" aria-labelledby="keys">
        <h2 id="keys">{messages.keyEvents}</h2>
        <ol class="key-events">
          {keys.map((entry) => (
            <KeyEvent shown={shown} entry={entry} near={near.has(entry.id)} />
          ))}
        </ol>
        <p>
          <a href={keyEventsPath(coverage)}>{words.allKeyEvents}</a>
        </p>
      </nav>
      <div class="stream">
        {/* Hides the other entries by the style sheet, so it needs no script and holds for new ones. */}
        <label class="key-only">
          <input type="checkbox" />
          {words.keyEventsOnly}
        </label>
        <div id="pinned">
          {pinned.map((entry) => (
            <EntryView shown={shown} entry={entry} pinned />
          ))}
        </div>
        <div id="entries" data-sequence={sequence}>
          {entries.length === 0 && <p class="nothing">{messages.emptyCoverage}</p>}
          <Entries shown={shown} entries={entries} next={next} />
        </div>
      </div>
      <script type="application/ld+json">{raw(scriptSafe(data))}</script>
    </>
  )
  return `${String(rest)}</main>`
}

function Entries({ shown, entries, next }: { shown: Shown; entries: Entry[]; next: number | null }) {
  return (
    <>
      {entries.map((entry) => (
        <EntryView shown={shown} entry={entry} />
      ))}
      {next !== null && (
        <a class="older" rel="next" href={`?before=${next}`}>
          {shown.locale.messages.olderEntries}
        </a>
      )}
    </>
  )
}

async function renderOlder(readContext: SiteReadContext, argument: string): Promise<string> {
  const { name, before } = splitList(argument)
  const coverage = await coverageOf(readContext, Number(name))
  if (!coverage || before === null) return ''
  const { entries, older: next } = await readOlder(readContext, coverage.id, before)
  const shown = await readFramed(
    readContext,
    coverage,
    entries.map(({ body }) => body),
  )
  const { locale, base } = shown
  const data = coverageData({ shown, entries, picture: null, siteUrl: readContext.siteUrl })
  return String(
    <main
      id="main"
      class="page coverage"
      data-coverage={coverage.id}
      data-copied={locale.messages.linkCopied}
    >
      <header class="coverage-top">
        <p class="kicker">
          <a href="/coverage">{locale.messages.coverages}</a>
          <a href={coveragePath(coverage)}>{locale.messages.newestEntries}</a>
        </p>
        <h1 {...inLanguage(locale, coverage.language)}>
          <Text of={coverage.headline} base={base} />
        </h1>
        <StateLine locale={locale} coverage={coverage} />
      </header>
      <div class="stream">
        <div id="entries">
          <Entries shown={shown} entries={entries} next={next} />
        </div>
      </div>
      <script type="application/ld+json">{raw(scriptSafe(data))}</script>
    </main>,
  )
}
