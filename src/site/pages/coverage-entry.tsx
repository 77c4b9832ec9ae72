/** One entry of a coverage, at an address of its own that can be shared. */

import { bodyReferences } from '../../content/body/document.ts'
import { entryById } from '../../content/coverage/entries.ts'
import { entryStanding } from '../../content/coverage/places.ts'
import { picturesOf } from '../../content/media/pictures.ts'
import { coverageAddress, entryAddress } from '../addresses.ts'
import { EntryView } from '../coverage/entry.tsx'
import { CoverageTitle } from '../coverage/line.tsx'
import { coverageOf, entryTitle, plainText, readShown, shorten } from '../coverage/read.ts'
import { StateMark } from '../coverage/state.tsx'
import { postingOf } from '../coverage/structured-data.ts'
import { htmlPlan, missing } from '../frame/plan.ts'
import { context, crumbs } from '../frame/structured-data.ts'
import { inLanguage, Text } from '../house.tsx'
import type { Route, SiteReading } from '../route.ts'
import { planOf } from './coverage.tsx'

const number = /^[1-9]\d{0,9}$/

/** 'COVERAGE/ENTRY', as numbers. */
const split = (argument: string) => argument.split('/').map(Number) as [number, number]

async function read(reading: SiteReading, argument: string) {
  const [coverageId, entryId] = split(argument)
  const coverage = await coverageOf(reading, coverageId)
  const entry =
    coverage && (await reading.once(`entry:${entryId}`, (once) => entryById(once, coverageId, entryId)))
  return entry ? { coverage, entry, shown: await readShown(reading, coverage, [entry.body]) } : null
}

export const coverageEntryRoute: Route = {
  name: 'coverage-entry',

  match([first, id, slug, entry, rest]) {
    if (first !== 'coverage' || !id || !number.test(id) || !slug || rest !== undefined) return null
    return entry && number.test(entry) ? `${id}/${entry}` : null
  },

  async plan(reading, argument) {
    const [coverageId, entryId] = split(argument)
    const coverage = await planOf(reading, coverageId)
    if ('status' in coverage) return coverage
    if (entryId > 2_147_483_647) return missing(reading)
    const state = await entryStanding(reading, coverageId, entryId)
    if (state === 'unknown') return missing(reading)
    if (state === 'gone')
      return htmlPlan(reading, { key: 'error:410', status: 410, body: ['error:410', 'headlines'] })
    return htmlPlan(reading, {
      key: `coverage-entry:${argument}`,
      canonical: entryAddress(coverage, entryId),
      body: [`coverage-entry:${argument}`, 'headlines'],
    })
  },

  async head(reading, argument) {
    const found = await read(reading, argument)
    if (!found) return { title: '', kind: 'coverage' }
    const { coverage, entry, shown } = found
    const seen = bodyReferences(entry.body).mediaIds.map((id) => shown.pictures.get(id))
    const own = seen.find((one) => one?.version && one.type === 'picture')
    const picture = own ?? (await picturesOf(reading, [coverage.mediaId])).get(coverage.mediaId ?? 0)
    const posting = postingOf(shown, entry, reading.siteUrl)
    return {
      title: entryTitle(entry) || coverage.headline,
      description: shorten(plainText(entry.body), 200) || coverage.headline,
      address: entryAddress(coverage, entry.id),
      kind: 'coverage',
      sectionId: coverage.section?.id,
      picture,
      card: { ...coverage, kind: 'coverage', section: coverage.section?.name },
      type: 'article',
      published: entry.publishedAt,
      modified: entry.editedAt ?? undefined,
      data: [
        { '@context': context, ...posting, mainEntityOfPage: posting.url },
        crumbs([{ name: coverage.headline, address: coverageAddress(coverage) }], reading.siteUrl),
      ],
    }
  },

  fragments: {
    async 'coverage-entry'(reading, argument) {
      const found = await read(reading, argument)
      if (!found) return '<main id="main"></main>'
      const { coverage, entry, shown } = found
      const { house } = shown
      const title = <CoverageTitle house={house} coverage={coverage} />
      return String(
        <main id="main" class="page coverage alone" data-copied={house.words.linkCopied}>
          <div class="of">
            <StateMark house={house} state={coverage.state} />
            <p class="title">{title}</p>
          </div>
          {!entry.headline && (
            <h1 class="vh" {...inLanguage(house, coverage.language)}>
              <Text of={entryTitle(entry) || coverage.headline} base={shown.base} />
            </h1>
          )}
          <EntryView shown={shown} entry={entry} level={1} />
          <p class="pages">
            <a href={coverageAddress(coverage)}>{house.words.toCoverage}</a>
          </p>
        </main>,
      )
    },
  },
}
