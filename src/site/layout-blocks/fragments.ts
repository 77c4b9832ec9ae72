/** The fragments of a page whose blocks an editor arranged. */
import { knownBlocks, placesOf } from '../../content/layouts/blocks.ts'
import { shownBlocks } from '../../content/layouts/read.ts'
import { contributions } from '../contributions.ts'
import type { Renderer, SiteReadContext } from '../route.ts'
import { blockFragment, blockName, type LayoutBlock, type LayoutPage } from './view.ts'
import { productBlocks } from './views.ts'

const allBlocks = (): readonly LayoutBlock[] => [...productBlocks, ...contributions().layoutBlocks]

/** The keys of the fragments of a page's blocks, in their order. */
export async function layoutFragments(
  readContext: SiteReadContext,
  page: Omit<LayoutPage, 'places'>,
): Promise<string[]> {
  const scope = page.id === null ? page.kind : `${page.kind}:${page.id}`
  const blocks = knownBlocks(scope, await shownBlocks(readContext, scope))
  const places = placesOf(blocks)
  const byType = new Map(allBlocks().map((one) => [one.type, one]))
  const keys = blocks.map(async ({ type: { type }, options }) => {
    const block = byType.get(type)
    return block?.fragments?.(readContext, options, { ...page, places }) ?? [blockFragment(type, options)]
  })
  // The same block twice would be the same fragment twice.
  return [...new Set((await Promise.all(keys)).flat())]
}

/** The renderers of blocks' own fragments, by name. */
export const blockRenderers = (): Record<string, Renderer> =>
  Object.fromEntries(
    allBlocks().flatMap(({ type, render }) =>
      render
        ? [[blockName(type), (readContext, argument) => render(readContext, JSON.parse(argument))] as const]
        : [],
    ),
  )
