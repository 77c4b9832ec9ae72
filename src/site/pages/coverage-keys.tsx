/** All key events of a coverage, some at a time. Search engines take the page for the coverage itself. */
import { keyEntries } from '../../content/coverage/entries.ts'
import { readingMessages } from '../../language/messages/reading/messages.ts'
import { EntryView } from '../coverage/entry.tsx'
import { CoverageTitle } from '../coverage/line.tsx'
import { allowedIn, coverageOf, readFramed } from '../coverage/read.ts'
import { StateLine } from '../coverage/state.tsx'
import { htmlPlan, notFoundPlan } from '../frame/plan.ts'
import { readLocale } from '../locale.tsx'
import { coveragePath, keyEventsPath, listArgument, splitList } from '../paths.ts'
import type { Route, SiteReadContext } from '../route.ts'
import { leadingNumber } from '../segments.ts'
import { planOf } from './coverage.tsx'

const perPage = 25

async function read(readContext: SiteReadContext, argument: string) {
  const { name, before } = splitList(argument)
  const page = await readContext.shared(`coverage-keys:${argument}`, (context) =>
    keyEntries(context, Number(name), before, perPage),
  )
  return { coverage: await coverageOf(readContext, Number(name)), before, page }
}

const addressOf = (coverage: { id: number; slug: string }, before: number | null) =>
  keyEventsPath(coverage) + (before === null ? '' : `&before=${before}`)

export const coverageKeysRoute: Route = {
  name: 'coverage-keys',

  match([first, part, , rest], query) {
    if (first !== 'coverage' || rest !== undefined || query.get('key') !== '1') return null
    const id = leadingNumber(part)
    return id === null ? null : listArgument(id, query)
  },

  async plan(readContext, argument) {
    const coverage = await planOf(readContext, Number(splitList(argument).name))
    if ('status' in coverage) return coverage
    const { page, before } = await read(readContext, argument)
    if (page.entries.length === 0) return notFoundPlan(readContext)
    const key = `coverage-keys:${argument}`
    const plan = await htmlPlan(readContext, {
      key,
      canonical: addressOf(coverage, before),
      body: [key, 'headlines'],
      allowed: await allowedIn(readContext, coverage.id),
    })
    return before === null ? plan : { ...plan, lowPriority: true }
  },

  async head(readContext, argument) {
    const { coverage, page } = await read(readContext, argument)
    if (!coverage) return { title: '', kind: 'coverage' }
    const { publication, colon } = await readLocale(readContext)
    return {
      title: `${readingMessages(publication.language).allKeyEvents}${colon} ${coverage.headline}`,
      description: coverage.standfirst || undefined,
      address: coveragePath(coverage),
      kind: 'coverage',
      sectionId: coverage.section?.id,
      card: { ...coverage, kind: 'coverage', section: coverage.section?.name },
      type: 'article',
      published: coverage.publishedAt.toISOString(),
      next: page.older === null ? undefined : addressOf(coverage, page.older),
    }
  },

  fragments: {
    async 'coverage-keys'(readContext, argument) {
      const { coverage, page } = await read(readContext, argument)
      if (!coverage) return ''
      const bodies = page.entries.map(({ body }) => body)
      const shown = await readFramed(readContext, coverage, bodies)
      const { locale } = shown
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
              <CoverageTitle locale={locale} coverage={coverage} />
            </p>
            <h1>{readingMessages(locale.publication.language).allKeyEvents}</h1>
            <StateLine locale={locale} coverage={coverage} />
          </header>
          <div class="stream">
            <div id="entries">
              {page.entries.map((entry) => (
                <EntryView shown={shown} entry={entry} />
              ))}
              {page.older !== null && (
                <a class="older" rel="next" href={addressOf(coverage, page.older)}>
                  {locale.messages.olderEntries}
                </a>
              )}
            </div>
            <p class="pages">
              <a href={coveragePath(coverage)}>{locale.messages.toCoverage}</a>
            </p>
          </div>
        </main>,
      )
    },
  },
}
