/** Words that open something (an invitation, a token, a preview): long and random, kept only as a hash. */
import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits; letters, digits, - and _. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')
