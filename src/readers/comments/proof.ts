/**
 * Proof of work: a browser that can calculate is asked to, for about a second; whoever sends thousands of comments
 * pays for each. Nothing is kept of a challenge: it is signed, for one article and for some minutes.
 */
import { type Challenge, createChallenge, type Solution, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'

/** Long enough to write a comment. */
const goodMs = 60 * 60_000
/** Iterations of one try; a prefix of one byte needs 256 tries on average. */
const cost = 1_000
const keyPrefix = '00'

export type Proof = 'none' | 'stale' | { signature: string; expiresAt: Date }

export function openProofs(secret: string) {
  return {
    challenge: (articleId: number): Promise<Challenge> =>
      createChallenge({
        ...{ algorithm: 'PBKDF2/SHA-256', cost, keyPrefix, deriveKey },
        data: { article: articleId },
        expiresAt: new Date(Date.now() + goodMs),
        hmacSignatureSecret: secret,
      }),

    /** What a form brings: '' for none, else the challenge and its solution as JSON. Bad input is no proof. */
    async check(given: string, articleId: number): Promise<Proof> {
      if (given === '' || given.length > 4_000) return 'none'
      try {
        const { challenge, solution } = JSON.parse(given) as { challenge: Challenge; solution: Solution }
        // What is dear to check is checked only if it is what we ask for.
        if (challenge.parameters.cost !== cost || challenge.parameters.keyPrefix !== keyPrefix) return 'none'
        const { verified, expired } = await verifySolution({
          ...{ challenge, solution, deriveKey },
          hmacSignatureSecret: secret,
        })
        const { data, expiresAt } = challenge.parameters
        if (expired) return 'stale'
        if (!verified || data?.article !== articleId || !expiresAt) return 'none'
        return { signature: challenge.signature!, expiresAt: new Date(expiresAt * 1_000) }
      } catch {
        return 'none'
      }
    },
  }
}

export type Proofs = ReturnType<typeof openProofs>
