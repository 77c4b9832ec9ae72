/** The search: a form and what it finds. A page is one question; what it finds changes with each publication. */
import { listAgencies } from '../../content/agencies/agencies.ts'
import { cardsOf } from '../../content/articles/cards.ts'
import { type Named, namedIn } from '../../content/search/named.ts'
import { asksSomething, holdsWords, parseQuestion, type Question } from '../../content/search/question.ts'
import { narrowedTo, searchResults } from '../../content/search/results.ts'
import { listSections } from '../../content/sections/sections.ts'
import { storyNames } from '../../content/stories/read.ts'
import { dayStart } from '../../language/days.ts'
import { authorAddress, sectionAddress, storyAddress } from '../addresses.ts'
import { htmlPlan } from '../frame/plan.ts'
import { type House, readHouse, Text } from '../house.tsx'
import { Results } from '../parts/results.tsx'
import { SearchForm } from '../parts/search-form.tsx'
import type { Route, SiteReading } from '../route.ts'
import { askedQuery, readAsked, type SearchAsked, searchAddress } from '../search-asked.ts'

const perPage = 20

async function read(reading: SiteReading, argument: string) {
  const house = await readHouse(reading)
  const asked = readAsked(new URLSearchParams(argument))
  const question = parseQuestion(asked.q, house.publication.language)
  const { timeZone } = house.publication
  const results = await searchResults(
    reading,
    {
      question,
      lists: narrowedTo(asked),
      from: asked.from ? dayStart(asked.from, timeZone) : null,
      until: asked.to ? dayStart(dayAfter(asked.to), timeZone) : null,
      order: asked.sort,
      after: asked.after,
    },
    perPage,
  )
  const isFirst = asked.after === null
  const [cards, named] = await Promise.all([
    cardsOf(reading, results.found.ids),
    isFirst ? namedIn(reading, question.text) : [],
  ])
  return { house, asked, question, cards, named, ...results }
}

const dayAfter = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)

async function choicesOf(reading: SiteReading) {
  const [sections, stories, agencies] = await Promise.all([
    listSections(reading),
    storyNames(reading),
    listAgencies(reading),
  ])
  const named = (list: { id: number; name: string }[]) => list.map(({ id, name }) => ({ value: id, name }))
  return { sections: named(sections), stories: named(stories), sources: named(agencies) }
}

export const searchRoute: Route = {
  name: 'search',
  match: ([first, second], query) =>
    first === 'search' && second === undefined ? askedQuery(readAsked(query)) : null,
  plan: async (reading, argument) => ({
    ...(await htmlPlan(reading, { key: `search:${argument}`, body: [`search:${argument}`] })),
    rare: argument !== '',
  }),

  async head(reading, argument) {
    const { words } = await readHouse(reading)
    const { q } = readAsked(new URLSearchParams(argument))
    return { title: q ? words.searchResults(q) : words.search, kind: 'search' }
  },

  fragments: {
    async search(reading, argument) {
      const [page, choices] = await Promise.all([read(reading, argument), choicesOf(reading)])
      const { house, asked, question, found, forms, excerpts, cards } = page
      const results = cards.map((card) => ({ card, excerpt: excerpts.get(card.id) ?? card.standfirst }))
      const next = found.next === null ? null : searchAddress({ ...asked, after: found.next })
      return String(
        <main id="main" class="page">
          <h1>{house.words.search}</h1>
          <SearchForm house={house} asked={asked} choices={choices} />
          <Said {...page} />
          {results.length > 0 && <Results house={house} results={results} forms={forms} />}
          {next && (
            <nav class="pages" aria-label={house.words.pages}>
              <a rel="next" href={next}>
                {house.words.more}
              </a>
            </nav>
          )}
          {!asksSomething(question) && asked.q === '' && <p class="about">{house.words.searchHelp}</p>}
        </main>,
      )
    },
  },
}

const addressByKind = { story: storyAddress, section: sectionAddress, person: authorAddress }

interface SaidProps {
  house: House
  asked: SearchAsked
  question: Question
  found: { total: number | null; partly: boolean; ids: number[] }
  /** A better spelling. */
  meant: string | null
  named: Named[]
}

/** What there is to say of a search in words: how much was found, and what was understood otherwise than typed. */
function Said({ house: { words, publication, direction }, asked, question, found, meant, named }: SaidProps) {
  if (asked.q === '') return null
  if (!asksSomething(question)) {
    return <p class="said">{holdsWords(question.text) ? words.onlyCommonWords : words.searchPrompt}</p>
  }
  return (
    <>
      {question.tooLong && <p class="said">{words.questionCut}</p>}
      {meant && (
        <p class="said">
          {words.didYouMean} <a href={searchAddress({ ...asked, q: meant, after: null })}>{meant}</a>
        </p>
      )}
      {named.length > 0 && (
        <p class="said">
          {words.pagesNamed}{' '}
          {named.map((one, n) => (
            <>
              {n > 0 && ' · '}
              <a href={addressByKind[one.kind](one)}>
                <Text of={one.name} base={direction} />
              </a>
            </>
          ))}
        </p>
      )}
      {found.ids.length === 0 && (
        <p class="said">
          <b>{words.noResults(question.text)}</b> {words.noResultsHint}
        </p>
      )}
      {found.partly && found.ids.length > 0 && <p class="said">{words.partlyFound}</p>}
      {found.total !== null && found.total > 0 && (
        <p class="said">{words.results(found.total, publication.digits)}</p>
      )}
    </>
  )
}
