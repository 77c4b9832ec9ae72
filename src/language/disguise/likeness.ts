import { undisguise } from './letters.ts'
import { piecesIn } from './pieces.ts'

const shortest = 20
const longest = 160

/**
 * What texts that only differ in their disguise share: letters without marks, spaces, signs, numbers and repetitions.
 * At most 160 letters; '' for a text of fewer than 20, of which many are alike by right ("شكرا لكم").
 */
export function likenessOf(text: string): string {
  const letters = piecesIn(text)
    .map((piece) => undisguise(piece.text).replace(/\p{N}/gu, ''))
    .join('')
    .replace(/(.)\1+/gu, '$1')
  return letters.length < shortest ? '' : [...letters].slice(0, longest).join('')
}
