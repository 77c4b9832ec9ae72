/** Random layouts of the front, of sections and of stories: saved, published, shown for a time, restored. */
import type { ZodType, z } from 'zod'
import { placeOnFront, takeOffFront } from '../../src/content/front/place.ts'
import { blockTypes, type LayoutBlocks, standsOn } from '../../src/content/layouts/blocks.ts'
import {
  publishLayout,
  restoreLayout,
  saveLayout,
  scheduleLayout,
  unscheduleLayout,
} from '../../src/content/layouts/write.ts'
import type { Command } from '../../src/kernel/command.ts'

interface Desk {
  random: () => number
  phrase(n: number): string
  pick<T>(list: readonly T[]): T | undefined
  ids(table: 'sections' | 'stories' | 'articles'): Promise<number[]>
  act<S extends ZodType, O>(command: Command<S, O>, input: z.input<S>): Promise<O>
}

export function layoutActions({ random, phrase, pick, ids, act }: Desk): [number, () => Promise<unknown>][] {
  async function scope(): Promise<string> {
    const kind = pick(['front', 'front', 'section', 'story'] as const)!
    if (kind === 'front' || random() < 0.4) return kind
    return `${kind}:${pick(await ids(kind === 'section' ? 'sections' : 'stories')) ?? 1}`
  }

  async function options(type: string): Promise<Record<string, unknown>> {
    const sectionId = pick(await ids('sections')) ?? 1
    const storyId = pick(await ids('stories')) ?? 1
    const articleIds = (await ids('articles')).filter(() => random() < 0.1).slice(0, 8)
    const given: Record<string, Record<string, unknown>> = {
      lead: { look: pick(['picture', 'type', 'live']), beside: Math.floor(random() * 6) },
      ranks: { after: Math.floor(random() * 8), look: pick(['tiles', 'sides', 'plains']) },
      'section-band': { sectionId, look: pick(['mosaic', 'rows', 'columns', 'list']) },
      story: { storyId },
      selection: { articleIds, title: phrase(2) },
      numbers: { figures: [{ value: '42%', label: phrase(3) }] },
      text: { text: phrase(8), link: '/pages/about' },
    }
    return given[type] ?? {}
  }

  async function blocks(of: string): Promise<LayoutBlocks> {
    const types = [...blockTypes().values()].filter((one) => standsOn(one, of) && random() < 0.4)
    const chosen = types.toSorted(() => random() - 0.5)
    return Promise.all(chosen.map(async ({ type }) => ({ type, options: await options(type) })))
  }

  return [
    [
      3,
      async () => {
        const of = await scope()
        await act(publishLayout, { scope: of, blocks: await blocks(of) })
      },
    ],
    [
      1,
      async () => {
        const of = await scope()
        await act(saveLayout, { scope: of, blocks: await blocks(of) })
      },
    ],
    [
      1,
      async () => {
        const of = await scope()
        const from = new Date(Date.now() + 1_000 + random() * 1_000)
        await act(scheduleLayout, { scope: of, blocks: await blocks(of), from })
      },
    ],
    [0.5, async () => act(unscheduleLayout, { scope: await scope() })],
    [1, async () => act(restoreLayout, { scope: await scope(), revision: Math.floor(random() * 4) })],
    [1, async () => act(placeOnFront, { id: pick(await ids('articles')) ?? 1, position: 0 })],
    [0.5, async () => act(takeOffFront, { id: pick(await ids('articles')) ?? 1 })],
  ]
}
