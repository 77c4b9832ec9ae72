/** The editor's messages for each block. */

import { words as articleCard } from './article-card/messages.ts'
import { words as audio } from './audio/messages.ts'
import { words as chart } from './chart/messages.ts'
import { words as codeBlock } from './code-block/messages.ts'
import { words as embed } from './embed/messages.ts'
import { words as factBox } from './fact-box/messages.ts'
import { words as figure } from './figure/messages.ts'
import { words as file } from './file/messages.ts'
import { words as gallery } from './gallery/messages.ts'
import { words as horizontalRule } from './horizontal-rule/messages.ts'
import { words as pullquote } from './pullquote/messages.ts'
import { words as questionAnswer } from './question-answer/messages.ts'
import { words as quotation } from './quotation/messages.ts'
import { words as score } from './score/messages.ts'
import { words as table } from './table/messages.ts'
import { words as timeline } from './timeline/messages.ts'
import { words as verse } from './verse/messages.ts'

export const words = {
  ar: {
    ...{ ...factBox.ar, ...figure.ar, ...articleCard.ar, ...embed.ar, ...table.ar, ...quotation.ar },
    ...{ ...gallery.ar, ...audio.ar, ...file.ar },
    ...{ ...pullquote.ar, ...horizontalRule.ar, ...codeBlock.ar, ...verse.ar },
    ...{ ...questionAnswer.ar, ...timeline.ar, ...score.ar, ...chart.ar },
  },
  en: {
    ...{ ...factBox.en, ...figure.en, ...articleCard.en, ...embed.en, ...table.en, ...quotation.en },
    ...{ ...gallery.en, ...audio.en, ...file.en },
    ...{ ...pullquote.en, ...horizontalRule.en, ...codeBlock.en, ...verse.en },
    ...{ ...questionAnswer.en, ...timeline.en, ...score.en, ...chart.en },
  },
}
