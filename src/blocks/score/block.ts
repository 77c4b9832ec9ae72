import { z } from 'zod'
import { defineBlock } from '../../body/block.ts'
import { labelParagraph, words } from '../../body/inline.ts'
import { textHtml } from '../../body/inline-html.ts'
import { oneLine } from '../../body/text.ts'
import { elementsOf, hasClass, isElement, textOf } from '../../body/tree.ts'

/** The texts of a score and their greatest lengths. */
export const scoreTexts = {
  status: 80,
  home: 120,
  homeScore: 20,
  awayScore: 20,
  away: 120,
  note: 300,
} as const
type Name = keyof typeof scoreTexts
export const scoreNames = Object.keys(scoreTexts) as Name[]

export const score = z.strictObject({
  type: z.literal('score'),
  attrs: z.strictObject({
    status: words.max(scoreTexts.status),
    home: words.max(scoreTexts.home),
    homeScore: words.max(scoreTexts.homeScore),
    awayScore: words.max(scoreTexts.awayScore),
    away: words.max(scoreTexts.away),
    note: words.max(scoreTexts.note),
  }),
})
export type Score = z.infer<typeof score>

/** "2-1"; one side's points while the other has none. */
export const pointsOf = ({ homeScore, awayScore }: Score['attrs']) =>
  [homeScore, awayScore].filter(Boolean).join('-')

const textsOf = (attrs: Score['attrs']): string[] =>
  [attrs.status, [attrs.home, pointsOf(attrs), attrs.away].filter(Boolean).join(' '), attrs.note].filter(
    Boolean,
  )

/** The result of a match or a vote between two sides. */
export const scoreBlock = defineBlock<Score>({
  type: 'score',
  schema: score,
  elements: ['section'],
  readHtml(element) {
    if (!hasClass(element, /score/)) return null
    const texts = elementsOf(element.children, 'p').flatMap(({ children }) => children.filter(isElement))
    const attrs = Object.fromEntries(
      scoreNames.map((name) => {
        const found = texts.find((one) => hasClass(one, new RegExp(name)))
        return [name, found ? oneLine(textOf(found)) : '']
      }),
    )
    return attrs.home || attrs.away ? [{ type: 'score', attrs }] : null
  },
  toHtml({ attrs }, links) {
    const part = (name: Name, element = 'span') =>
      attrs[name] && `<${element} class="${name}">${textHtml(attrs[name], links)}</${element}>`
    const line = (...parts: string[]) =>
      parts.some(Boolean) ? `<p>${parts.filter(Boolean).join(' ')}</p>` : ''
    const points = [part('homeScore'), part('awayScore')].filter(Boolean).join('-')
    return `<section class="score">${line(part('status'))}${line(part('home', 'b'), points, part('away', 'b'))}${line(part('note'))}</section>`
  },
  text: ({ attrs }) => textsOf(attrs).join('\n'),
  normalise({ attrs }, tidy) {
    const texts = Object.fromEntries(
      scoreNames.map((name) => [name, tidy.label(attrs?.[name], scoreTexts[name])]),
    ) as Score['attrs']
    if (texts.home || texts.away || (tidy.typing && textsOf(texts).length > 0))
      return [{ type: 'score', attrs: texts }]
    return textsOf(texts).flatMap(labelParagraph)
  },
})
