/**
 * A search index of a module. It answers before the product's own; when it fails, is late, or answers nonsense,
 * the product's own answers, for a while also all later questions.
 */
import { z } from 'zod'
import { isModuleOff, moduleTag } from '../content/modules/switch.ts'
import { IndexGone, type OfferedIndex, type SearchIndex } from '../content/search/index-query.ts'
import { id } from '../kernel/fields.ts'
import { reportFailure } from './failures.ts'
import { installedModules } from './installed.ts'
import { type JobContext, type JobPlace, openJobContext } from './jobs.ts'
import { searchMs, suspensionMs } from './limits.ts'
import { withinLimit } from './within-limit.ts'

/** The context of a question: it ends with the answer. */
export type SearchContext = Omit<JobContext, 'execute'>

/** Makes the index for one question. */
export type ModuleSearch = (context: SearchContext) => SearchIndex

const newest = z.object({
  places: z.array(z.object({ id, publishedAt: z.date() })),
  complete: z.boolean(),
})
const heaviest = z.array(z.object({ id, weight: z.number() }))

/**
 * The index that answers questions of this process now: that of a module that is on, otherwise the product's.
 * @param own the product's local index; null while the database's answers
 */
export function searchIndexOf(place: JobPlace, own: () => OfferedIndex | null): () => OfferedIndex | null {
  const found = installedModules().find(({ search }) => search)
  if (!found) return own
  const { name: module, search } = found
  let restsUntil = 0

  async function ask<M extends keyof SearchIndex>(
    method: M,
    shape: z.ZodType<Awaited<ReturnType<SearchIndex[M]>>>,
    asked: Parameters<SearchIndex[M]>,
  ): Promise<Awaited<ReturnType<SearchIndex[M]>>> {
    const ending = new AbortController()
    const { context, end } = openJobContext(place, module, ending.signal)
    const { execute: _, ...given } = context
    try {
      const answer = await withinLimit(module, searchMs, () => {
        const index = search!(given)
        return (index[method] as (...asked: unknown[]) => unknown)(...structuredClone(asked))
      })
      return shape.parse(answer)
    } catch (error) {
      restsUntil = performance.now() + suspensionMs
      reportFailure({ module, kind: 'search', name: method }, error)
      throw new IndexGone(`The search index of the module "${module}" failed.`, { cause: error })
    } finally {
      ending.abort()
      end()
    }
  }
  const index: OfferedIndex = {
    cacheTag: moduleTag(module),
    async newest(query, limit, before) {
      const { places, complete } = await ask('newest', newest, [query, limit, before])
      return { places: places.slice(0, limit), complete: complete && places.length <= limit }
    },
    heaviest: async (query, words, limit) =>
      (await ask('heaviest', heaviest, [query, words, limit])).slice(0, limit),
  }
  return () => (isModuleOff(module) || performance.now() < restsUntil ? own() : index)
}
