/**
 * Live coverage. Its fragments, few and by what changes them:
 *   coverage        its own facts: headline, state, summary, picture. Opens the page.
 *   coverage-head   what a new entry changes: key events, pinned entries, the newest ones, structured data. Closes it.
 *   coverage-older  a page of older entries, whole: it changes with the entries that it shows, not with new ones.
 *   coverage-entry  the page of one entry.
 *   coverage-since  what changed since a number, as JSON.
 *   coverage-line   its place on the pages of others, with its last entry (frame/fragments.ts).
 */
import { html, raw } from 'hono/html'
import { type Entry, entriesOf, keyEntries, pinnedEntries } from '../../content/coverage/entries.ts'
import { coverageState } from '../../content/coverage/read.ts'
import { picturesOf } from '../../content/media/pictures.ts'
import { samples } from '../../language/plural.ts'
import {
  coverageAddress,
  listArgument,
  older,
  sectionAddress,
  splitList,
  storyAddress,
} from '../addresses.ts'
import { EntryView } from '../coverage/entry.tsx'
import { KeyEvent } from '../coverage/key-events.tsx'
import { coverageOf, readShown, type Shown } from '../coverage/read.ts'
import { StateLine } from '../coverage/state.tsx'
import { coverageData } from '../coverage/structured-data.ts'
import type { Head } from '../frame/head.tsx'
import { htmlPlan, missing } from '../frame/plan.ts'
import { crumbs, scriptSafe } from '../frame/structured-data.ts'
import { type House, inLanguage, Text } from '../house.tsx'
import type { Said } from '../islands/live/said.ts'
import { Body } from '../parts/body.tsx'
import { Figure } from '../parts/figure.tsx'
import type { Route, SiteReading } from '../route.ts'

const perPage = 25
/** Of the picture on top. */
const topSizes = '(min-width:64em) 38rem,100vw'
const keyEventsShown = 12

export const coverageRoute: Route = {
  name: 'coverage',

  match([first, id, , rest], query) {
    if (first !== 'coverage' || !id || !/^[1-9]\d{0,9}$/.test(id) || rest !== undefined) return null
    return listArgument(id, query)
  },

  async plan(reading, argument) {
    const { name, before } = splitList(argument)
    const found = await planOf(reading, Number(name))
    if ('status' in found) return found
    const canonical = older(coverageAddress(found), before)
    const key = `coverage:${argument}`
    if (before === null)
      return htmlPlan(reading, { key, canonical, body: [key, `coverage-head:${name}`, 'headlines'] })
    const page = await readOlder(reading, found.id, before)
    if (page.entries.length === 0) return missing(reading)
    const plan = await htmlPlan(reading, {
      key,
      canonical,
      body: [`coverage-older:${argument}`, 'headlines'],
    })
    // The border between new and old moves with each entry: any of these is asked for by few.
    return { ...plan, rare: true }
  },

  head: coverageHead,

  fragments: {
    coverage: (reading, id) => renderTop(reading, Number(id)),
    'coverage-head': (reading, id) => renderHead(reading, Number(id)),
    'coverage-older': renderOlder,
  },
}

/** A public coverage, or the plan of the page that says why there is none. */
export async function planOf(reading: SiteReading, id: number) {
  if (id > 2_147_483_647) return missing(reading)
  const coverage = await coverageOf(reading, id)
  if (coverage) return coverage
  const { state } = await coverageState(reading, id)
  if (state !== 'gone') return missing(reading)
  return htmlPlan(reading, { key: 'error:410', status: 410, body: ['error:410', 'headlines'] })
}

const readOlder = (reading: SiteReading, id: number, before: number) =>
  reading.once(`coverage:${id}/${before}`, (once) => entriesOf(once, id, before, perPage))

/** The picture of a coverage, if it has one. */
const pictureOf = async (reading: SiteReading, mediaId: number | null) =>
  (await picturesOf(reading, [mediaId])).get(mediaId ?? 0) ?? null

async function coverageHead(reading: SiteReading, argument: string): Promise<Head> {
  const { name, before } = splitList(argument)
  const coverage = await coverageOf(reading, Number(name))
  if (!coverage) return { title: '', kind: 'coverage' }
  const address = coverageAddress(coverage)
  const picture = await pictureOf(reading, coverage.mediaId)
  const next = before === null ? null : (await readOlder(reading, coverage.id, before)).older
  const { section } = coverage
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
    published: coverage.publishedAt,
    next: next === null ? undefined : older(address, next),
    data: section
      ? [crumbs([{ name: section.name, address: sectionAddress(section) }], reading.siteUrl)]
      : [],
  }
}

/** What the script says to who reads along (islands/live/), in the language of the page. */
const saidInPage = ({ words, publication }: House): Said => ({
  fresh: samples.map((n) => words.newEntries(n, publication.digits)),
  show: words.showNewEntries,
  pinned: words.pinned,
  withdrawn: words.entryWithdrawn,
})

async function renderTop(reading: SiteReading, id: number): Promise<string> {
  const coverage = await coverageOf(reading, id)
  if (!coverage) return '<main id="main">'
  const shown = await readShown(reading, coverage, [coverage.summary])
  const picture = await pictureOf(reading, coverage.mediaId)
  const { house, base } = shown
  const { lang, dir } = inLanguage(house, coverage.language)
  const { section, stories, standfirst, summary } = coverage
  const said = JSON.stringify(saidInPage(house))
  const open = html`<main id="main" class="page coverage" data-coverage="${id}" data-events="/coverage/${id}/events" data-since="/coverage/${id}/since/" data-said="${said}" data-copied="${house.words.linkCopied}">`
  const top = (
    <header class="coverage-top">
      <p class="kicker">
        <a href="/coverage">{house.words.coverages}</a>
        {section && <a href={sectionAddress(section)}>{section.name}</a>}
        {stories.map((story) => (
          <a href={storyAddress(story)}>
            <Text of={story.name} base={house.direction} />
          </a>
        ))}
      </p>
      <h1 lang={lang} dir={dir}>
        <Text of={coverage.headline} base={base} />
      </h1>
      <StateLine house={house} coverage={coverage} />
      {standfirst && (
        <p class="standfirst" lang={lang} dir={dir}>
          <Text of={standfirst} base={base} />
        </p>
      )}
      {picture && <Figure house={house} media={picture} sizes={topSizes} first />}
      {summary.content.length > 0 && (
        <section class="summary" aria-labelledby="summary">
          <h2 id="summary">{house.words.coverageSummary}</h2>
          <div class="text" lang={lang} dir={dir}>
            <Body {...shown} body={summary} />
          </div>
        </section>
      )}
    </header>
  )
  return String(open) + String(top)
}

async function renderHead(reading: SiteReading, id: number): Promise<string> {
  const coverage = await coverageOf(reading, id)
  if (!coverage) return '</main>'
  const [{ entries, older: next, number }, pinned, keys] = [
    await entriesOf(reading, id, null, perPage),
    await pinnedEntries(reading, id),
    await keyEntries(reading, id, keyEventsShown),
  ]
  const shown = await readShown(
    reading,
    coverage,
    [...entries, ...pinned].map(({ body }) => body),
  )
  const picture = await pictureOf(reading, coverage.mediaId)
  const { words } = shown.house
  const near = new Set(entries.map((entry) => entry.id))
  const data = coverageData({ shown, entries, picture, siteUrl: reading.siteUrl })
  const rest = (
    <>
      <nav class="keys" aria-labelledby="keys">
        <h2 id="keys">{words.keyEvents}</h2>
        <ol class="key-events">
          {keys.map((entry) => (
            <KeyEvent shown={shown} entry={entry} near={near.has(entry.id)} />
          ))}
        </ol>
      </nav>
      <div class="stream">
        <div id="pinned">
          {pinned.map((entry) => (
            <EntryView shown={shown} entry={entry} pinned />
          ))}
        </div>
        <div id="entries" data-number={number}>
          {entries.length === 0 && <p class="nothing">{words.emptyCoverage}</p>}
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
          {shown.house.words.olderEntries}
        </a>
      )}
    </>
  )
}

async function renderOlder(reading: SiteReading, argument: string): Promise<string> {
  const { name, before } = splitList(argument)
  const coverage = await coverageOf(reading, Number(name))
  if (!coverage || before === null) return ''
  const { entries, older: next } = await readOlder(reading, coverage.id, before)
  const shown = await readShown(
    reading,
    coverage,
    entries.map(({ body }) => body),
  )
  const { house, base } = shown
  const data = coverageData({ shown, entries, picture: null, siteUrl: reading.siteUrl })
  return String(
    <main id="main" class="page coverage" data-coverage={coverage.id} data-copied={house.words.linkCopied}>
      <header class="coverage-top">
        <p class="kicker">
          <a href="/coverage">{house.words.coverages}</a>
          <a href={coverageAddress(coverage)}>{house.words.newestEntries}</a>
        </p>
        <h1 {...inLanguage(house, coverage.language)}>
          <Text of={coverage.headline} base={base} />
        </h1>
        <StateLine house={house} coverage={coverage} />
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
