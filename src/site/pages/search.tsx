/** The search page: a form and its results. Every publication invalidates the results. */
import { listAgencies } from '../../content/agencies/agencies.ts'
import { cardsOf } from '../../content/articles/cards.ts'
import { type Named, namedIn } from '../../content/search/named.ts'
import { asksSomething, holdsWords, parseQuestion, type Question } from '../../content/search/question.ts'
import { narrowedTo, searchResults } from '../../content/search/results.ts'
import { listSections } from '../../content/sections/sections.ts'
import { storyNames } from '../../content/stories/read.ts'
import { dayAfter, dayStart } from '../../language/days.ts'
import { htmlPlan } from '../frame/plan.ts'
import { readLocale, type SiteLocale, Text } from '../locale.tsx'
import { Results } from '../parts/results.tsx'
import { SearchForm } from '../parts/search-form.tsx'
import { authorPath, sectionPath, storyPath, topicPath } from '../paths.ts'
import type { Route, SiteReadContext } from '../route.ts'
import {
  inGregorian,
  readSearchParameters,
  type SearchParameters,
  searchAddress,
  searchQuery,
} from '../search-parameters.ts'

const perPage = 20

async function read(readContext: SiteReadContext, argument: string) {
  const locale = await readLocale(readContext)
  const { language, solar } = locale.publication
  const parameters = inGregorian(
    readSearchParameters(new URLSearchParams(argument)),
    language === 'fa' && solar !== 'none',
  )
  const question = parseQuestion(parameters.q, locale.publication.language)
  const { timeZone } = locale.publication
  const results = await searchResults(
    readContext,
    {
      question,
      lists: narrowedTo(parameters),
      from: parameters.from ? dayStart(parameters.from, timeZone) : null,
      until: parameters.to ? dayStart(dayAfter(parameters.to, 1), timeZone) : null,
      order: parameters.sort,
      after: parameters.after,
    },
    perPage,
  )
  const isFirst = parameters.after === null
  const [cards, named] = await Promise.all([
    cardsOf(readContext, results.found.ids),
    isFirst ? namedIn(readContext, question.text) : [],
  ])
  return { locale, parameters, question, cards, named, ...results }
}

async function choicesOf(readContext: SiteReadContext) {
  const [sections, stories, agencies] = await Promise.all([
    listSections(readContext),
    storyNames(readContext),
    listAgencies(readContext),
  ])
  const named = (list: { id: number; name: string }[]) => list.map(({ id, name }) => ({ value: id, name }))
  return { sections: named(sections), stories: named(stories), sources: named(agencies) }
}

export const searchRoute: Route = {
  name: 'search',
  match: ([first, second], query) =>
    first === 'search' && second === undefined ? searchQuery(readSearchParameters(query)) : null,
  plan: async (readContext, argument) => ({
    ...(await htmlPlan(readContext, { key: `search:${argument}`, body: [`search:${argument}`] })),
    lowPriority: argument !== '',
  }),

  async head(readContext, argument) {
    const { messages } = await readLocale(readContext)
    const { q } = readSearchParameters(new URLSearchParams(argument))
    return { title: q ? messages.searchResults(q) : messages.search, kind: 'search' }
  },

  fragments: {
    async search(readContext, argument) {
      const [page, choices] = await Promise.all([read(readContext, argument), choicesOf(readContext)])
      const { locale, parameters, question, found, forms, excerpts, cards } = page
      const results = cards.map((card) => ({ card, excerpt: excerpts.get(card.id) ?? card.standfirst }))
      const next = found.next === null ? null : searchAddress({ ...parameters, after: found.next })
      return String(
        <main id="main" class="page">
          <h1>{locale.messages.search}</h1>
          <SearchForm locale={locale} parameters={parameters} choices={choices} />
          <ResultSummary {...page} />
          {results.length > 0 && <Results locale={locale} results={results} forms={forms} />}
          {next && (
            <nav class="pages" aria-label={locale.messages.pages}>
              <a rel="next" href={next}>
                {locale.messages.more}
              </a>
            </nav>
          )}
          {!asksSomething(question) && parameters.q === '' && (
            <p class="about">{locale.messages.searchHelp}</p>
          )}
        </main>,
      )
    },
  },
}

const addressByKind = { story: storyPath, section: sectionPath, person: authorPath, topic: topicPath }

interface SummaryProps {
  locale: SiteLocale
  parameters: SearchParameters
  question: Question
  found: { total: number | null; partly: boolean; whole: number; ids: number[] }
  /** A suggested spelling. */
  meant: string | null
  named: Named[]
}

/** Explains why a query finds nothing: it is empty or lacks a usable word. */
function emptyQueryMessage(messages: SiteLocale['messages'], question: Question): string {
  if (question.without.length > 0) return messages.onlyExcluded
  return holdsWords(question.text) ? messages.onlyCommonWords : messages.searchPrompt
}

/** Sentences about a search: how many results, and how the query was changed to find them. */
function ResultSummary({
  locale: { messages, publication, direction },
  parameters,
  question,
  found,
  meant,
  named,
}: SummaryProps) {
  if (parameters.q === '') return null
  if (!asksSomething(question)) {
    return <p class="said">{emptyQueryMessage(messages, question)}</p>
  }
  return (
    <>
      {question.tooLong && <p class="said">{messages.questionCut}</p>}
      {meant && (
        <p class="said">
          {messages.didYouMean} <a href={searchAddress({ ...parameters, q: meant, after: null })}>{meant}</a>
        </p>
      )}
      {named.length > 0 && (
        <p class="said">
          {messages.pagesNamed}{' '}
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
          <b>{messages.noResults(question.text)}</b> {messages.noResultsHint}
        </p>
      )}
      {found.partly && found.ids.length > 0 && (
        <p class="said">
          {found.whole > 0 ? messages.foundWhole(found.whole, publication.digits) : messages.partlyFound}
        </p>
      )}
      {found.total !== null && found.total > 0 && (
        <p class="said">{messages.results(found.total, publication.digits)}</p>
      )}
    </>
  )
}
