/** Random edits of topics: described, renamed, merged and deleted. */
import type { Kysely } from 'kysely'
import type { ZodType, z } from 'zod'
import { topicKinds } from '../../src/content/topics/kinds.ts'
import { mergeTopics, removeTopic, saveTopic } from '../../src/content/topics/write.ts'
import type { Command } from '../../src/kernel/command.ts'
import type { Tables } from '../../src/kernel/tables.ts'

interface Desk {
  db: Kysely<Tables>
  random: () => number
  phrase(n: number): string
  pick<T>(list: readonly T[]): T | undefined
  act<S extends ZodType, O>(command: Command<S, O>, input: z.input<S>): Promise<O>
}

export function topicActions({ db, random, phrase, pick, act }: Desk): [number, () => Promise<unknown>][] {
  const one = async () =>
    pick(await db.selectFrom('topics').select(['id', 'name']).orderBy('id', 'desc').limit(30).execute())
  return [
    [
      2,
      async () => {
        const topic = await one()
        await act(saveTopic, {
          id: random() < 0.1 ? null : (topic?.id ?? null),
          name: random() < 0.6 && topic ? topic.name : phrase(2),
          kind: pick(topicKinds)!,
          description: random() < 0.6 ? phrase(6) : '',
          slug: random() < 0.3 ? phrase(2) : '',
        })
      },
    ],
    [0.7, async () => act(mergeTopics, { id: (await one())?.id ?? 0, into: (await one())?.id ?? 0 })],
    [0.3, async () => act(removeTopic, { id: (await one())?.id ?? 0 })],
  ]
}
