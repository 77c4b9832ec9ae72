/** The editor's messages for each block. */

import { words as articleCard } from './article-card/messages.ts'
import { words as embed } from './embed/messages.ts'
import { words as factBox } from './fact-box/messages.ts'
import { words as figure } from './figure/messages.ts'
import { words as quotation } from './quotation/messages.ts'
import { words as table } from './table/messages.ts'

export const words = {
  ar: { ...factBox.ar, ...figure.ar, ...articleCard.ar, ...embed.ar, ...table.ar, ...quotation.ar },
  en: { ...factBox.en, ...figure.en, ...articleCard.en, ...embed.en, ...table.en, ...quotation.en },
}
