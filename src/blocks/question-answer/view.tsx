import { foreign, inlines, Line, type Shown } from '../../site/parts/body-text.tsx'
import { exchangeOf, type QuestionAnswer } from './block.ts'

export function questionAnswerView(block: QuestionAnswer, { base }: Shown) {
  const { asked, said } = exchangeOf(block)
  return (
    <dl class="question-answer">
      <dt {...foreign(asked, base)}>{inlines(asked, base)}</dt>
      <dd>
        {said.map((one) => (
          <Line of={one} base={base} />
        ))}
      </dd>
    </dl>
  )
}
