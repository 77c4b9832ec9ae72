import { z } from 'zod'
import { children, defineBlock, shown } from '../../body/block.ts'
import {
  type Inline,
  inline,
  inlineText,
  joinLines,
  type Paragraph,
  paragraph,
  paragraphOf,
  strong,
} from '../../body/inline.ts'
import { inlineHtml, paragraphsHtml } from '../../body/inline-html.ts'
import { childrenNamed, hasClass, isElement } from '../../body/tree.ts'

const question = z.strictObject({ type: z.literal('question'), content: inline })
const answer = z.strictObject({ type: z.literal('answer'), content: z.array(paragraph).min(1) })
export const questionAnswer = z.strictObject({
  type: z.literal('questionAnswer'),
  content: z
    .array(z.discriminatedUnion('type', [question, answer]))
    .refine(
      ([asked, said, ...rest]) => asked?.type === 'question' && said?.type === 'answer' && rest.length === 0,
      'must be a question and an answer',
    ),
})
export type QuestionAnswer = z.infer<typeof questionAnswer>

/** The question as one line, and the paragraphs of the answer. */
export const exchangeOf = ({ content }: QuestionAnswer) => ({
  asked: content.flatMap((part) => (part.type === 'question' ? (part.content ?? []) : [])),
  said: content.flatMap((part) => (part.type === 'answer' ? part.content : [])),
})

const block = (asked: Inline[], said: Paragraph[]): QuestionAnswer => ({
  type: 'questionAnswer',
  content: [
    { type: 'question', content: asked },
    { type: 'answer', content: said },
  ],
})

/** A question of an interview and its answer. */
export const questionAnswerBlock = defineBlock<QuestionAnswer>({
  type: 'questionAnswer',
  schema: questionAnswer,
  elements: ['dl'],
  readHtml(element, marks, { flow, paragraphs }) {
    if (!hasClass(element, /question-answer/)) return null
    const read = (name: string) => childrenNamed(element, name).map((one) => flow(one.children, marks))
    const questions = read('dt').flat()
    const answers = read('dd').flat()
    const others = element.children.filter((one) => !isElement(one) || !/^d[td]$/.test(one.name))
    return [
      block(joinLines(paragraphs(questions)), paragraphs(answers)),
      ...shown(questions),
      ...shown(answers),
      ...flow(others, marks),
    ]
  },
  toHtml(one, links) {
    const { asked, said } = exchangeOf(one)
    return `<dl class="question-answer"><dt>${inlineHtml(asked, links)}</dt><dd>${paragraphsHtml(said, links)}</dd></dl>`
  },
  text(one) {
    const { asked, said } = exchangeOf(one)
    return [asked, ...said.map(({ content }) => content)].map(inlineText).filter(Boolean).join('\n')
  },
  /** Text outside the two parts belongs to the answer. */
  normalise(node, tidy) {
    const [first, ...rest] = children(node)
    const isAsked = first?.type === 'question'
    const line = isAsked ? tidy.line(first) : []
    const said = tidy.paragraphs({ content: isAsked ? rest : children(node) })
    if (line.length > 0 && said.length > 0) return [block(line, said)]
    const left = line.length > 0 ? [paragraphOf(line)] : said
    if (!tidy.typing || left.length === 0) return left
    return [block(line, said.length > 0 ? said : [paragraphOf()])]
  },
  paragraphs(one) {
    const { asked, said } = exchangeOf(one)
    return [paragraphOf(strong(asked)), ...said]
  },
})
