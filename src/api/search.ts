/** Search in the newsroom: published articles by their full text, others by their working headline. */

import { listArticles } from '../content/desk/articles.ts'
import { showArticles } from '../content/desk/show.ts'
import { readPublication } from '../content/publication/publication.ts'
import { countFound } from '../content/search/hits.ts'
import { wordsFound } from '../content/search/marks.ts'
import { parseQuestion, type Question } from '../content/search/question.ts'
import { narrowedTo, searchResults } from '../content/search/results.ts'
import { searchOperations } from '../contract/search.ts'
import { shownArticle } from './articles/row.ts'
import { handle } from './handle.ts'

const maxUnpublished = 8

export const searchRoutes = [
  handle(
    searchOperations.search,
    async ({ db, readContext, query: { q, sectionId, storyId, agencyId, kind, from, to, ...query } }) => {
      const { language } = await readPublication(readContext)
      const question = parseQuestion(q, language)
      const after = query.after ?? null
      const { found, excerpts, forms, meant } = await searchResults(
        readContext,
        {
          question,
          lists: narrowedTo({ section: sectionId, story: storyId, source: agencyId, kind }),
          from: from ?? null,
          until: to ?? null,
          order: query.order,
          after,
        },
        query.limit,
      )
      const [articles, unpublished] = await Promise.all([
        showArticles(db, found.ids),
        after === null && !agencyId ? byHeadline(question, { sectionId, storyId, kind, from, to }) : [],
      ])
      const items = articles.map((one) => ({ ...shownArticle(one), excerpt: excerpts.get(one.id) ?? '' }))
      const texts = [
        ...items.flatMap(({ headline, excerpt }) => [headline, excerpt]),
        ...unpublished.map(({ headline }) => headline),
      ]
      return {
        items,
        unpublished: unpublished.map(shownArticle),
        forms: [...forms.keys()],
        found: wordsFound(texts, forms),
        ...{ total: found.total, partly: found.partly, whole: found.whole, meant, after: found.next },
      }

      async function byHeadline(
        { words, phrases, without }: Question,
        filter: Parameters<typeof listArticles>[1],
      ) {
        const all = [...words, ...phrases.flat()].join(' ')
        if (all === '') return []
        const page = { order: 'newest', limit: maxUnpublished, after: null } as const
        const { items } = await listArticles(db, { ...filter, q: all, unpublished: true }, page)
        const unwanted = new Map(without.map((word) => [word, word]))
        return items.filter(({ headline }) => countFound(headline, unwanted) === 0)
      }
    },
  ),
]
