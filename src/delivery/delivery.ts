/**
 * The door of the room: from a request to the bytes of the answer. A warm page costs the site's match, one
 * look into a map and one comparison of numbers; nothing is queried, rendered or compressed for it.
 */
import { decodePath, refusal } from './address.ts'
import type { Answer, Delivery, DeliveryOptions, Request, Site } from './contract.ts'
import { createMemo } from './memo.ts'
import { type Page, respond, stitch } from './page.ts'
import { compress, type Piece, sizeOfPiece } from './piece.ts'
import { isAt, isRare, isWarm, type Recipe, redirection, sizeOfRecipe, toRecipe } from './recipe.ts'
import { sizeOfPage } from './sizes.ts'
import { createSpare } from './spare.ts'
import { createStore, type Entry, FRESH } from './store.ts'

const GRACE_MILLISECONDS = 50
/** The epoch of a page that was not served from memory yet: being made does not count as being used. */
const NEVER = -1

export function createDelivery(site: Site, options: DeliveryOptions): Delivery {
  const renders = new Map<string, number>()
  const count = { plans: 0, hits: 0, misses: 0, stale: 0, failures: 0 }
  const unavailable = createSpare(503, site.unavailable, [['Retry-After', '5']])
  const failed = createSpare(500, site.failed, [])

  const store = createStore(options.budgetBytes)
  const common = {
    onStale: () => void count.stale++,
    onFailure(error: unknown, key: string) {
      count.failures++
      if (!options.isUnavailable(error)) options.onError(error, key)
    },
  }
  const recipes = createMemo<Recipe>(store, {
    ...common,
    async load(key, note) {
      const recipe = toRecipe(await site.plan(key, note))
      count.plans++
      return recipe
    },
    sizeOf: sizeOfRecipe,
    isRare,
    graceMilliseconds: () => GRACE_MILLISECONDS,
  })
  const pieces = createMemo<Piece>(store, {
    ...common,
    async load(key, note, last) {
      const html = await site.render(key, note)
      const name = nameOf(key)
      renders.set(name, (renders.get(name) ?? 0) + 1)
      return compress(html, last)
    },
    sizeOf: sizeOfPiece,
    graceMilliseconds: (key) => options.graceMilliseconds?.[nameOf(key)] ?? GRACE_MILLISECONDS,
  })

  function keyOf(path: string, query: string): string {
    try {
      return site.match(path, query) ?? site.notFound
    } catch (error) {
      if (error instanceof URIError) return site.notFound
      throw error
    }
  }

  /** The hot function: a page of which everything is fresh and stitched. */
  function answerWarm(key: string, request: Request): Answer | undefined {
    const entry = recipes.peek(key)
    const recipe = entry?.value
    if (!recipe?.warm || !isWarm(store, entry as Entry<Recipe>, recipe.warm)) return undefined
    if (key !== site.notFound && !isAt(recipe, request.path)) return undefined
    count.hits++
    const { page, entries } = recipe.warm
    return respond(
      recipe,
      page,
      entries.map((piece) => piece.value as Piece),
      request,
    )
  }

  /** A page of which everything is fresh, but not stitched. */
  function answerFresh(key: string, request: Request): Answer | undefined {
    const recipe = recipes.fresh(key)?.value
    if (!recipe) return undefined
    const moved = redirection(recipe, request.path)
    if (moved) return moved
    const found: Piece[] = []
    for (const fragment of recipe.fragments) {
      const piece = pieces.fresh(fragment, isRare(recipe))?.value
      if (!piece) return undefined
      found.push(piece)
    }
    return answerStitched(key, recipe, found, request)
  }

  async function answerRendered(key: string, request: Request): Promise<Answer> {
    let recipe: Recipe
    let found: Piece[]
    try {
      recipe = await recipes.get(key)
      const moved = redirection(recipe, request.path)
      if (moved) return moved
      const rare = isRare(recipe)
      found = await Promise.all(recipe.fragments.map((fragment) => pieces.get(fragment, rare)))
    } catch (error) {
      return options.isUnavailable(error) ? unavailable(request) : failed(request)
    }
    return answerStitched(key, recipe, found, request)
  }

  function answerStitched(key: string, recipe: Recipe, found: Piece[], request: Request): Answer {
    count.misses++
    const page = stitch(recipe, found)
    keepWarm(key, recipe, page, found)
    return respond(recipe, page, found, request)
  }

  /** Keeps a stitched page with its plan, if all that it was made of is kept and fresh. */
  function keepWarm(key: string, recipe: Recipe, page: Page, found: Piece[]): void {
    const entry = recipes.peek(key)
    if (entry?.value !== recipe || entry.staleSince !== FRESH) return
    const entries: Entry<Piece>[] = []
    for (const [index, fragment] of recipe.fragments.entries()) {
      const piece = pieces.peek(fragment)
      if (piece?.value !== found[index] || piece?.staleSince !== FRESH) return
      entries.push(piece)
    }
    const isFirst = recipe.warm === undefined
    recipe.warm = { page, entries, epoch: NEVER }
    if (isFirst) store.resize(entry, entry.size + sizeOfPage(entries.length))
  }

  return {
    answer(request) {
      const refused = refusal(request)
      if (refused) return refused
      const matched = keyOf(request.path, request.query)
      const warm = answerWarm(matched, request)
      if (warm) return warm
      if (decodePath(request.path) !== undefined)
        return answerFresh(matched, request) ?? answerRendered(matched, request)
      const key = site.notFound
      return answerWarm(key, request) ?? answerFresh(key, request) ?? answerRendered(key, request)
    },

    touch(topics) {
      const named = [...topics]
      site.touch?.(named)
      store.touch(named)
    },

    bytes: () => store.stats().bytes,

    stats: () => ({
      renders: Object.fromEntries(renders),
      ...count,
      ...store.stats(),
      entries: recipes.entries() + pieces.entries(),
      inFlight: recipes.inFlight() + pieces.inFlight(),
    }),
  }
}

/** A fragment's name: its key up to the first `:` or `/`. */
const nameOf = (key: string) => /^[^:/]*/.exec(key)?.[0] ?? key
