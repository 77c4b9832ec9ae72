import { undisguise } from './letters.ts'
import { piecesIn } from './pieces.ts'

const shortest = 20
const longest = 160

/**
 * A fingerprint that is equal for texts that only differ by obfuscation: letters without marks, spaces,
 * signs, numbers and repetitions. At most 160 letters; '' for a text of fewer than 20, because short texts
 * are often equal by chance ("شكرا لكم").
 */
export function fingerprintOf(text: string): string {
  const letters = piecesIn(text)
    .map((piece) => undisguise(piece.text).replace(/\p{N}/gu, ''))
    .join('')
    .replace(/(.)\1+/gu, '$1')
  return letters.length < shortest ? '' : [...letters].slice(0, longest).join('')
}
