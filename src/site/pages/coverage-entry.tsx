/** The page of one entry of a coverage, which readers can share. */

import { bodyReferences } from '../../body/document.ts'
import { entryById } from '../../content/coverage/entries.ts'
import { entryStanding } from '../../content/coverage/places.ts'
import { picturesOf } from '../../content/media/pictures.ts'
import { isId } from '../../values/id.ts'
import { EntryView } from '../coverage/entry.tsx'
import { CoverageTitle } from '../coverage/line.tsx'
import { allowedIn, coverageOf, entryTitle, plainText, readFramed, shorten } from '../coverage/read.ts'
import { StateMark } from '../coverage/state.tsx'
import { postingOf } from '../coverage/structured-data.ts'
import { htmlPlan, notFoundPlan } from '../frame/plan.ts'
import { context, crumbs } from '../frame/structured-data.ts'
import { inLanguage, readLocale, Text } from '../locale.tsx'
import { coveragePath, entryPath } from '../paths.ts'
import type { Route, SiteReadContext } from '../route.ts'
import { leadingNumber } from '../segments.ts'
import { planOf } from './coverage.tsx'

/** Splits 'COVERAGE/ENTRY' into numbers. */
const split = (argument: string) => argument.split('/').map(Number) as [number, number]

async function read(readContext: SiteReadContext, argument: string) {
  const [coverageId, entryId] = split(argument)
  const coverage = await coverageOf(readContext, coverageId)
  const entry =
    coverage &&
    (await readContext.shared(`entry:${entryId}`, (context) => entryById(context, coverageId, entryId)))
  if (!entry) return null
  return {
    coverage,
    entry,
    shown: await readFramed(readContext, coverage, [entry.body]),
  }
}

export const coverageEntryRoute: Route = {
  name: 'coverage-entry',

  match([first, part, slug, last, rest]) {
    if (first !== 'coverage' || !slug || rest !== undefined) return null
    const id = leadingNumber(part)
    const entry = leadingNumber(last)
    return id && entry ? `${id}/${entry}` : null
  },

  async plan(readContext, argument) {
    const [coverageId, entryId] = split(argument)
    const coverage = await planOf(readContext, coverageId)
    if ('status' in coverage) return coverage
    if (!isId(entryId)) return notFoundPlan(readContext)
    const state = await entryStanding(readContext, coverageId, entryId)
    if (state === 'unknown') return notFoundPlan(readContext)
    if (state === 'gone')
      return htmlPlan(readContext, { key: 'error:410', status: 410, body: ['error:410', 'headlines'] })
    return htmlPlan(readContext, {
      key: `coverage-entry:${argument}`,
      canonical: entryPath(coverage, entryId),
      allowed: await allowedIn(readContext, coverageId),
      body: [`coverage-entry:${argument}`, 'headlines'],
    })
  },

  async head(readContext, argument) {
    const found = await read(readContext, argument)
    if (!found) return { title: '', kind: 'coverage' }
    const { coverage, entry, shown } = found
    const seen = bodyReferences(entry.body).mediaIds.map((id) => shown.pictures.get(id))
    const own = seen.find((one) => one?.version && one.type === 'picture')
    const picture = own ?? (await picturesOf(readContext, [coverage.mediaId])).get(coverage.mediaId ?? 0)
    const posting = postingOf(shown, entry, readContext.siteUrl)
    return {
      title: entryTitle(entry) || coverage.headline,
      description: shorten(plainText(entry.body), 200) || coverage.headline,
      address: entryPath(coverage, entry.id),
      kind: 'coverage',
      sectionId: coverage.section?.id,
      picture,
      card: { ...coverage, kind: 'coverage', section: coverage.section?.name },
      type: 'article',
      published: entry.publishedAt.toISOString(),
      modified: entry.editedAt?.toISOString(),
      data: [
        { '@context': context, ...posting, mainEntityOfPage: posting.url },
        crumbs(
          [{ name: coverage.headline, address: coveragePath(coverage) }],
          (await readLocale(readContext)).publication,
          readContext.siteUrl,
        ),
      ],
    }
  },

  fragments: {
    async 'coverage-entry'(readContext, argument) {
      const found = await read(readContext, argument)
      if (!found) return '<main id="main"></main>'
      const { coverage, entry, shown } = found
      const { locale } = shown
      const title = <CoverageTitle locale={locale} coverage={coverage} />
      return String(
        <main id="main" class="page coverage alone" data-copied={locale.messages.linkCopied}>
          <div class="of">
            <StateMark locale={locale} state={coverage.state} />
            <p class="title">{title}</p>
          </div>
          {!entry.headline && (
            <h1 class="vh" {...inLanguage(locale, coverage.language)}>
              <Text of={entryTitle(entry) || coverage.headline} base={shown.base} />
            </h1>
          )}
          <EntryView shown={shown} entry={entry} level={1} />
          <p class="pages">
            <a href={coveragePath(coverage)}>{locale.messages.toCoverage}</a>
          </p>
        </main>,
      )
    },
  },
}
