/** Trees of an export: categories below categories, answers below comments. */
import type { Loss } from '../archive/loss.ts'
import type { WxrComment, WxrTerm } from './items.ts'

export interface Tree<T> {
  item: T
  children: Tree<T>[]
}

/** Builds the tree. What names a parent that is missing, or stands above itself, becomes a root and is reported. */
function treeOf<T>(
  items: T[],
  keyOf: (item: T) => string,
  parentOf: (item: T) => string | null,
  report: (item: T) => void,
): Tree<T>[] {
  const nodes = new Map(items.map((item) => [keyOf(item), { item, children: [] as Tree<T>[] }]))
  const isCircular = (item: T) => {
    const start = keyOf(item)
    const seen = new Set([start])
    for (let at = parentOf(item); at !== null; ) {
      if (seen.has(at)) return at === start
      seen.add(at)
      const above = nodes.get(at)
      at = above ? parentOf(above.item) : null
    }
    return false
  }
  const roots: Tree<T>[] = []
  for (const node of nodes.values()) {
    const parent = parentOf(node.item)
    const above = parent === null ? undefined : nodes.get(parent)
    if (parent !== null && (!above || isCircular(node.item))) report(node.item)
    if (above && !isCircular(node.item)) above.children.push(node)
    else roots.push(node)
  }
  return roots
}

/** The terms of one taxonomy as a tree, by their slugs. */
export const termTree = (terms: WxrTerm[], report: (loss: Loss) => void): Tree<WxrTerm>[] =>
  treeOf(
    terms,
    ({ slug }) => slug,
    ({ parent }) => parent || null,
    ({ name, parent }) =>
      report({ kind: 'category without the one above it', detail: `${name} (${parent})` }),
  )

/** The comments of a post as a tree, by their numbers. */
export const commentTree = (comments: WxrComment[], report: (loss: Loss) => void): Tree<WxrComment>[] =>
  treeOf(
    comments,
    ({ id }) => String(id),
    ({ parent }) => (parent > 0 ? String(parent) : null),
    ({ id, parent }) => report({ kind: 'answer to a comment that is missing', detail: `${id} (${parent})` }),
  )
