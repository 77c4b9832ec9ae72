/** Random brands: menu, footer, announcement, faces, publisher, and files at the root; set, and taken back. */
import type { ZodType, z } from 'zod'
import { putBrand } from '../../src/content/brand/write.ts'
import { editPublication } from '../../src/content/publication/publication.ts'
import type { Command } from '../../src/kernel/command.ts'
import { faceKeys } from '../../src/values/faces.ts'

interface Desk {
  random: () => number
  phrase(n: number): string
  pick<T>(list: readonly T[]): T | undefined
  ids(table: 'sections' | 'articles'): Promise<number[]>
  act<S extends ZodType, O>(command: Command<S, O>, input: z.input<S>): Promise<O>
}

export function brandActions({ random, phrase, pick, ids, act }: Desk): [number, () => Promise<unknown>][] {
  const maybe = <T>(value: T): T | null => (random() < 0.3 ? null : value)
  async function member(): Promise<z.input<(typeof putBrand)['input']>> {
    const sections = (await ids('sections')).filter(() => random() < 0.4).slice(0, 6)
    const articles = await ids('articles')
    /** To a list, another site, or a thing that may be gone, unpublished or come later. */
    const link = () => ({
      label: phrase(1),
      url: pick([
        ...['/latest', '/pages/about', 'https://other.example/', `/topics/${phrase(1)}`],
        ...[`/articles/${pick(articles) ?? 1}`, `/authors/${phrase(1)}`],
      ])!,
    })
    const menu = [...sections.map((sectionId) => ({ sectionId, items: maybe([link()]) ?? [] })), link()]
    return pick([
      { menu: maybe(menu) },
      { footer: maybe([{ heading: phrase(1), links: [link(), link()] }]) },
      { announcement: maybe({ text: phrase(4), url: pick(['', '/live', link().url])! }) },
      { announcement: { text: phrase(3), endsAt: new Date(Date.now() + 1_000 + random() * 1_000) } },
      { faces: { head: maybe(pick(faceKeys)!), text: maybe(pick(faceKeys)!) } },
      { robots: { refuse: maybe(['GPTBot' as const]) ?? [], disallow: maybe(['/pages/draft']) ?? [] } },
      { adsTxt: maybe(`ads.example, ${Math.floor(random() * 99)}, DIRECT`) ?? '' },
    ])!
  }
  return [
    [2, async () => act(putBrand, await member())],
    [0.5, async () => act(editPublication, { accent: pick(['#0b5d5e', '#7a1f5c', '#1f3f8a'])! })],
  ]
}
