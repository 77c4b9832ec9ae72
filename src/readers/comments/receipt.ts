/** The address under which who wrote a comment finds what became of it: nobody can guess another's. */
import { createHmac, timingSafeEqual } from 'node:crypto'

const signed = (secret: string, id: number) =>
  createHmac('sha256', secret).update(`comment ${id}`).digest('base64url').slice(0, 22)

export const receiptOf = (secret: string, id: number): string => `${id}-${signed(secret, id)}`
export const receiptAddress = (secret: string, id: number): string =>
  `/readers/comments/${receiptOf(secret, id)}`

/** The comment that a receipt is of; null for one that was made up. */
export function commentOf(secret: string, receipt: string): number | null {
  const [, digits, word] = /^([1-9]\d{0,9})-([\w-]{22})$/.exec(receipt) ?? []
  if (!digits || !word || Number(digits) > 2_147_483_647) return null
  const id = Number(digits)
  return timingSafeEqual(Buffer.from(signed(secret, id)), Buffer.from(word)) ? id : null
}
