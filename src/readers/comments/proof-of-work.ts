/**
 * Proof of work: browsers with a script compute for about a second, so that sending thousands of comments is
 * expensive. Challenges are not stored: each is signed, for one article and for a limited time.
 */
import { type Challenge, createChallenge, type Solution, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'

/** Long enough to write a comment. */
const goodMs = 60 * 60_000
/** Iterations per attempt; a prefix of one byte needs 256 attempts on average. */
const cost = 1_000
const keyPrefix = '00'

export type CheckedProof = 'none' | 'stale' | { signature: string; expiresAt: Date }

export function openProofOfWork(secret: string) {
  return {
    challenge: (articleId: number): Promise<Challenge> =>
      createChallenge({
        ...{ algorithm: 'PBKDF2/SHA-256', cost, keyPrefix, deriveKey },
        data: { article: articleId },
        expiresAt: new Date(Date.now() + goodMs),
        hmacSignatureSecret: secret,
      }),

    /**
     * Checks the form's value: '' for none, or the challenge and its solution as JSON. Invalid input counts
     * as none.
     */
    async check(given: string, articleId: number): Promise<CheckedProof> {
      if (given === '' || given.length > 4_000) return 'none'
      try {
        const { challenge, solution } = JSON.parse(given) as { challenge: Challenge; solution: Solution }
        // Verify the expensive part only if the parameters are ours.
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

export type ProofOfWork = ReturnType<typeof openProofOfWork>
