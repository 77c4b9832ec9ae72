/** Random merges of sections, stories, people, agencies and programmes, and deletions of those that are not in use. */
import type { ZodType, z } from 'zod'
import {
  mergeAgencies,
  mergePeople,
  mergeProgrammes,
  mergeSections,
  mergeStories,
} from '../../src/content/merge.ts'
import { removeSection } from '../../src/content/sections/sections.ts'
import { removeStory } from '../../src/content/stories/write.ts'
import type { Command } from '../../src/kernel/command.ts'

interface Desk {
  pick<T>(list: readonly T[]): T | undefined
  ids(table: 'sections' | 'stories' | 'people' | 'agencies' | 'programmes'): Promise<number[]>
  act<S extends ZodType, O>(command: Command<S, O>, input: z.input<S>): Promise<O>
}

const merges = [
  [mergeSections, 'sections'],
  [mergeStories, 'stories'],
  [mergePeople, 'people'],
  [mergeAgencies, 'agencies'],
  [mergeProgrammes, 'programmes'],
] as const

/** A merge leaves others of its kind to go on with. */
const fewest = 4

export function mergeActions({ pick, ids, act }: Desk): [number, () => Promise<unknown>][] {
  return [
    [
      1,
      async () => {
        const [merge, table] = pick(merges)!
        const known = await ids(table)
        if (known.length >= fewest) await act(merge, { id: pick(known)!, into: pick(known)! })
      },
    ],
    [0.5, async () => act(removeSection, { id: pick(await ids('sections')) ?? 0 })],
    [0.5, async () => act(removeStory, { id: pick(await ids('stories')) ?? 0 })],
  ]
}
