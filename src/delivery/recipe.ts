/**
 * A plan as it is kept, and the page that was last stitched from it.
 */
import { decodePath, escapeAddress } from './address.ts'
import type { Answer, Plan } from './contract.ts'
import { type Page, REVALIDATE } from './page.ts'
import type { Piece } from './piece.ts'
import { own, sizeOfObject, sizeOfString } from './sizes.ts'
import { type Entry, FRESH, type Store } from './store.ts'

export interface Recipe extends Plan {
  /** For a Location header: the canonical address as ASCII. */
  location?: string
  /** The only path at which the page is answered, as in `location` and decoded. */
  path?: string
  pathText?: string
  warm?: Warm
}

/** A stitched page with the entries that it was stitched from. */
export interface Warm {
  page: Page
  entries: Entry<Piece>[]
  /** The store's epoch when all of them were last seen fresh, and marked as used. */
  epoch: number
}

/** @throws Error when the plan contradicts itself */
export function toRecipe(plan: Plan): Recipe {
  const recipe: Recipe = {
    ...plan,
    contentType: own(plan.contentType),
    fragments: plan.fragments.map(own),
  }
  if (plan.canonical !== undefined) {
    recipe.canonical = own(plan.canonical)
    recipe.location = escapeAddress(plan.canonical)
  }
  if (plan.status === 301 && !recipe.location)
    throw new Error('A plan of status 301 needs a canonical address')
  if (plan.status === 200 && recipe.location) {
    recipe.path = recipe.location.replace(/\?.*/, '')
    recipe.pathText = decodePath(recipe.path)
  }
  return recipe
}

export const isRare = (plan: Plan) => plan.status !== 200 || plan.rare === true

/** Its headers are not counted: the site makes them once for all pages. */
export function sizeOfRecipe(recipe: Recipe): number {
  let size = sizeOfObject(recipe.contentType, ...recipe.fragments)
  for (const text of [recipe.canonical, recipe.location, recipe.path, recipe.pathText])
    if (text !== undefined) size += sizeOfString(text)
  return size
}

/** Whether the page is answered at this path, percent-encoded or raw. */
export function isAt(recipe: Recipe, path: string): boolean {
  if (path === recipe.path) return true
  const text = decodePath(path)
  return text !== undefined && (recipe.path === undefined || text === recipe.pathText)
}

/** The redirect to the page's address, undefined when this path is the right one. */
export function redirection(recipe: Recipe, path: string): Answer | undefined {
  if (recipe.location === undefined) return undefined
  if (recipe.status !== 301 && (recipe.status !== 200 || isAt(recipe, path))) return undefined
  const headers = ['Location', recipe.location, 'Content-Length', '0', 'Cache-Control', REVALIDATE]
  return { status: 301, headers, body: [] }
}

/** Whether the page can be served as it is; what belongs to it counts as used. */
export function isWarm(store: Store, entry: Entry<Recipe>, warm: Warm): boolean {
  const epoch = store.epoch()
  if (warm.epoch === epoch) return true
  if (entry.staleSince !== FRESH) return false
  for (const piece of warm.entries) if (piece.staleSince !== FRESH) return false
  entry.used = true
  for (const piece of warm.entries) piece.used = true
  warm.epoch = epoch
  return true
}
