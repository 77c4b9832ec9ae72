/** Random breaking news: published, corrected, prolonged, ended by itself and at once. */
import type { ZodType, z } from 'zod'
import { correctBreaking, endBreaking, setBreakingEnds } from '../../src/content/breaking/change.ts'
import { publishBreaking } from '../../src/content/breaking/publish.ts'
import type { Command } from '../../src/kernel/command.ts'

interface Desk {
  random: () => number
  phrase(n: number): string
  pick<T>(list: readonly T[]): T | undefined
  ids(table: 'sections' | 'articles'): Promise<number[]>
  act<S extends ZodType, O>(command: Command<S, O>, input: z.input<S>): Promise<O>
}

export function breakingActions({
  random,
  phrase,
  pick,
  ids,
  act,
}: Desk): [number, () => Promise<unknown>][] {
  const soon = () => ({ endsAt: new Date(Date.now() + 1_000 + random() * 1_000) })
  const stay = () => pick([{ minutes: 30 }, { minutes: null }, soon()])!
  const maybe = () => (random() < 0.3 ? null : stay())
  return [
    [
      0.7,
      async () => {
        const shown = { banner: maybe(), lead: maybe() }
        if (random() < 0.5)
          await act(publishBreaking, { articleId: pick(await ids('articles')) ?? 1, ...shown })
        else {
          const sectionId = pick(await ids('sections')) ?? null
          await act(publishBreaking, { headline: phrase(5), sectionId, ...shown })
        }
      },
    ],
    [0.5, async () => act(correctBreaking, { headline: phrase(5) })],
    [0.5, async () => act(setBreakingEnds, random() < 0.5 ? { banner: stay() } : { lead: stay() })],
    [0.3, async () => act(endBreaking, {})],
  ]
}
