/** Applies a new value to an open editor: only changed blocks are replaced, so the caret stays in place. */
import type { Editor } from '@tiptap/core'
import { Fragment, type Node } from '@tiptap/pm/model'
import { diffArrays } from 'diff'
import { canonicalJson } from '../../values/canonical-json.ts'

interface Placed {
  node: Node
  start: number
  end: number
}

/** Empty paragraphs exist only in the editor; no value contains them, and the caret may be in one. */
const isKept = (node: Node) => node.type.name !== 'paragraph' || node.content.size > 0

function placed(doc: Node): Placed[] {
  const out: Placed[] = []
  doc.forEach((node, start) => {
    if (isKept(node)) out.push({ node, start, end: start + node.nodeSize })
  })
  return out
}

/** The current blocks from `from` up to `to` are replaced by these. */
interface Step {
  from: number
  to: number
  nodes: Node[]
}

function stepsTo(now: Node[], wanted: Node[]): Step[] {
  const keyOf = (node: Node) => canonicalJson(node.toJSON())
  const steps: Step[] = []
  let [at, next] = [0, 0]
  for (const { added, removed, value } of diffArrays(now.map(keyOf), wanted.map(keyOf))) {
    const count = value.length
    const last = steps.at(-1)
    const step = last && last.to === at ? last : { from: at, to: at, nodes: [] }
    if ((added || removed) && step !== last) steps.push(step)
    if (added) step.nodes.push(...wanted.slice(next, next + count))
    if (removed) step.to += count
    if (!added) at += count
    if (!removed) next += count
  }
  return steps
}

/** `json` is a document of the editor's schema. The change cannot be undone here. */
export function applyValue(editor: Editor, json: object): void {
  const { state } = editor
  const { tr } = state
  const wanted = state.schema.nodeFromJSON(json)
  const blocks = wanted.children.filter(isKept)
  const now = placed(state.doc)
  if (blocks.length === 0) tr.replaceWith(0, state.doc.content.size, wanted.content)
  else
    for (const step of stepsTo(
      now.map(({ node }) => node),
      blocks,
    ).reverse())
      take(step)

  function take({ from, to, nodes }: Step): void {
    const start = from < to ? now[from]!.start : (now[from - 1]?.end ?? 0)
    const end = from < to ? now[to - 1]!.end : start
    const old = from < to ? state.doc.slice(start, end).content : Fragment.empty
    const came = Fragment.fromArray(nodes)
    // Within a changed block, equal parts at both ends stay too.
    const first = old.findDiffStart(came)
    const last = old.findDiffEnd(came)
    if (to - from !== 1 || nodes.length !== 1 || first === null || !last) {
      tr.replaceWith(start, end, came)
      return
    }
    const shared = Math.max(0, first - Math.min(last.a, last.b))
    const slice = wanted.type.create(null, came).slice(first, last.b + shared)
    tr.replace(start + first, start + last.a + shared, slice)
  }

  if (tr.docChanged) editor.view.dispatch(tr.setMeta('addToHistory', false).setMeta('preventUpdate', true))
}
