/** The readers' search for the newsroom: all that is public by its whole text, the rest by its working headline. */
import { z } from 'zod'
import { listArticles } from '../content/desk/articles.ts'
import { showArticles } from '../content/desk/show.ts'
import { readPublication } from '../content/publication/publication.ts'
import { keyPattern } from '../content/search/find.ts'
import { countFound } from '../content/search/hits.ts'
import { parseQuestion, type Question } from '../content/search/question.ts'
import { narrowedTo, searchResults } from '../content/search/results.ts'
import { articleKind, deskArticle, shownArticle } from './articles/row.ts'
import { givenMoment, route } from './route.ts'

const id = z.coerce.number().int().positive().max(2_147_483_647)
const mostUnpublished = 8

export const searchRoutes = [
  route({
    method: 'get',
    path: '/search',
    name: 'search',
    summary:
      'Published articles by their whole text, as readers search them, and what is not published by the words of its headline.',
    query: z.object({
      q: z.string().max(300),
      sectionId: id.optional(),
      storyId: id.optional(),
      agencyId: id.optional(),
      kind: articleKind.optional(),
      from: givenMoment.optional(),
      to: givenMoment.optional(),
      order: z.enum(['relevance', 'date']).default('relevance'),
      after: z.string().regex(keyPattern, 'is not a cursor of this search').optional(),
      limit: z.coerce.number().int().min(1).max(50).default(20),
    }),
    answer: z.object({
      items: z.array(deskArticle.extend({ excerpt: z.string() })),
      /** Only with the first page: what readers do not see, the latest work first. */
      unpublished: z.array(deskArticle),
      /** The forms under which the words asked for stand in texts. */
      forms: z.array(z.string()),
      /** Null when there are too many to be counted, or what is found holds some of the words only. */
      total: z.number().nullable(),
      partly: z.boolean(),
      /** The question as it was probably meant. */
      meant: z.string().nullable(),
      after: z.string().nullable(),
    }),
    async run({ db, reading, query: { q, sectionId, storyId, agencyId, kind, from, to, ...query } }) {
      const { language } = await readPublication(reading)
      const question = parseQuestion(q, language)
      const after = query.after ?? null
      const { found, excerpts, forms, meant } = await searchResults(
        reading,
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
      return {
        items: articles.map((one) => ({ ...shownArticle(one), excerpt: excerpts.get(one.id) ?? '' })),
        unpublished: unpublished.map(shownArticle),
        forms: [...forms.keys()],
        ...{ total: found.total, partly: found.partly, meant, after: found.next },
      }

      async function byHeadline(
        { words, phrases, without }: Question,
        filter: Parameters<typeof listArticles>[1],
      ) {
        const all = [...words, ...phrases.flat()].join(' ')
        if (all === '') return []
        const page = { order: 'newest', limit: mostUnpublished, after: null } as const
        const { items } = await listArticles(db, { ...filter, q: all, unpublished: true }, page)
        const unwanted = new Map(without.map((word) => [word, word]))
        return items.filter(({ headline }) => countFound(headline, unwanted) === 0)
      }
    },
  }),
]
