/** The secret address of a comment's status page, for its writer. */

import { createHmac, timingSafeEqual } from 'node:crypto'
import { isId } from '../../values/id.ts'

const signed = (secret: string, id: number) =>
  createHmac('sha256', secret).update(`comment ${id}`).digest('base64url').slice(0, 22)

export const receiptOf = (secret: string, id: number): string => `${id}-${signed(secret, id)}`
export const receiptAddress = (secret: string, id: number): string =>
  `/readers/comments/${receiptOf(secret, id)}`

/** The comment of a receipt; null when the receipt is invalid. */
export function commentOf(secret: string, receipt: string): number | null {
  const [, digits, word] = /^([1-9]\d{0,9})-([\w-]{22})$/.exec(receipt) ?? []
  if (!digits || !word || !isId(Number(digits))) return null
  const id = Number(digits)
  return timingSafeEqual(Buffer.from(signed(secret, id)), Buffer.from(word)) ? id : null
}
