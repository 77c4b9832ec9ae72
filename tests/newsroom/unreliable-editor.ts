/**
 * An editor of one article as its screen is: the real saver over the real API, by a network that loses, repeats and
 * delays. It types words that nobody else types, and remembers those of which the screen said that they were saved.
 */
import { expect } from 'vitest'
import type { Block, BodyDocument } from '../../src/body/document.ts'
import { ApiProblem } from '../../src/newsroom/api.ts'
import { sameBlocks } from '../../src/newsroom/diff/align.ts'
import type { Content, Head } from '../../src/newsroom/drafts/article.ts'
import { isOfBody, sameValue, versions } from '../../src/newsroom/drafts/merge.ts'
import { createSaver, type SaverState } from '../../src/newsroom/drafts/saver.ts'
import type { Answer, Client } from '../api/api.ts'

export const fates = ['well', 'well', 'well', 'lost', 'unanswered', 'twice', 'late'] as const
export type Fate = (typeof fates)[number]

export const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const textOf = (block: Block) => (block as { content: { text: string }[] }).content[0]!.text
const nameOf = (block: Block) => textOf(block).split(' ')[0]!
/** The words that editors typed, in whatever holds them. */
export const typedIn = (content: unknown): string[] => JSON.stringify(content).match(/\b[ab]\d+\b/g) ?? []

const contentOf = ({ body, status }: Answer) => {
  if (status !== 200) throw new ApiProblem(status, body)
  return body
}

/** `removed`: the names of the blocks that were taken out, by whichever editor. */
export function openEditor(
  client: Client,
  id: number,
  letter: 'a' | 'b',
  opened: Head,
  removed: Set<string>,
) {
  const saved = new Set<string>()
  const late: (() => Promise<unknown>)[] = []
  let fate: Fate = 'well'
  let count = 0

  async function send(base: number, content: Content): Promise<{ revision: number }> {
    const put = () => client.put(`/articles/${id}`, { base, content })
    const lost = new ApiProblem(0, { code: 'unreachable' })
    if (fate === 'late') late.push(put)
    if (fate === 'lost' || fate === 'late') throw lost
    const answer = await put()
    if (fate === 'unanswered') throw lost
    if (fate === 'twice') await put()
    return contentOf(answer)
  }

  /** Whether the other person did something between two states, rather than we ourselves whose answer was lost. */
  function isByOther(base: unknown, theirs: unknown): boolean {
    const [before, now] = [typedIn(base), typedIn(theirs)]
    const came = now.filter((word) => !before.includes(word))
    return came.some((word) => !word.startsWith(letter)) || before.some((word) => !now.includes(word))
  }

  /** Changes of one side, or equal changes of both, cause no question. */
  function check({ saving, content, baseContent }: SaverState): void {
    if (saving.kind === 'saved') for (const word of typedIn(content)) saved.add(word)
    if (saving.kind !== 'conflict') return
    const { head, merged } = saving
    for (const conflict of merged.conflicts) {
      if (!isOfBody(conflict)) {
        const [mine, theirs, base] = [content, head.content, baseContent].map((one) => one[conflict.field])
        expect([sameValue(mine, theirs), sameValue(mine, base), sameValue(theirs, base)]).not.toContain(true)
        expect(isByOther(base, theirs), 'a conflict with oneself').toBe(true)
        continue
      }
      const changed = (body: BodyDocument, block: Block) =>
        !body.content.some((one) => sameBlocks([one], [block]))
      const both = conflict.base.filter(
        (block) => changed(content.body, block) && changed(head.content.body, block),
      )
      expect(both, `${JSON.stringify(conflict)} was changed by one of both only`).not.toEqual([])
      expect(sameBlocks(conflict.mine, conflict.theirs)).toBe(false)
      const isGone = conflict.base.some(
        (block) => removed.has(nameOf(block)) && !conflict.theirs.includes(block),
      )
      expect(isGone || isByOther(conflict.base, conflict.theirs), 'a conflict with oneself').toBe(true)
    }
  }

  const saver = createSaver({
    start: opened,
    send,
    readRevision: async (number) =>
      contentOf(await client.get(`/articles/${id}/revisions/${number}`)).content,
    onState: check,
    keep: () => {},
    drop: () => {},
  })
  const look = async () => saver.see(contentOf(await client.get(`/articles/${id}`)))
  const edit = (change: (blocks: Block[], word: string) => Block[]) => {
    const { body } = saver.state().content
    const content = change([...body.content], `${letter}${count++}`)
    saver.edit('body', body, { type: 'doc', content })
  }

  return {
    saver,
    saved,
    look,
    type: (at: number) =>
      edit((blocks, word) => {
        if (blocks.length === 0) return [paragraph(`${word} كلمة`)]
        const n = at % blocks.length
        return blocks.with(n, paragraph(`${textOf(blocks[n]!)} ${word}`))
      }),
    insert: (at: number) =>
      edit((blocks, word) => blocks.toSpliced(at % (blocks.length + 1), 0, paragraph(`${word} فقرة جديدة`))),
    remove: (at: number) =>
      edit((blocks) => {
        const n = at % (blocks.length || 1)
        if (blocks[n]) removed.add(nameOf(blocks[n]))
        return blocks.toSpliced(n, 1)
      }),
    rename: () => saver.edit('headline', saver.state().content.headline, `عنوان ${letter}${count++}`),
    async save(next: Fate) {
      fate = next
      await saver.flush()
      fate = 'well'
    },
    /** Delayed requests arrive now. */
    async arrive() {
      for (const put of late.splice(0)) await put()
    },
    async decide(side: 'mine' | 'theirs') {
      const { saving } = saver.state()
      if (saving.kind !== 'conflict') return
      const { merged, head } = saving
      const content = side === 'mine' ? merged.content : head.content
      await saver.decide(versions(merged, content, side))
    },
  }
}
