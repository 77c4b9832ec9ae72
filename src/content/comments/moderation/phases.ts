/**
 * Moderation as one ordered list of phases. Each looks at a comment and what is known of its writer, and answers why
 * it should not pass, or nothing. A phase never decides alone: `examine` gathers what they say and decides.
 *
 * To add a phase: write it below, put it into the list where it belongs, give its codes a sentence in
 * newsroom/comments/words.ts (for moderators) and language/words/taking-part (for the reader).
 */
import { blockedWordsIn } from '../../../language/disguise/blocked-words.ts'
import { plainLetters } from '../../../language/disguise/letters.ts'
import { linksIn, phoneNumbersIn } from '../../../language/disguise/links.ts'
import type { Phase } from '../reasons.ts'
import type { Candidate } from './examine.ts'
import type { History } from './history.ts'
import { isDistrusted } from './standing.ts'

export interface Objection {
  code: string
  /** What it saw in the text, as written. */
  seen?: string
  /** `reject`: nobody has to read it. */
  verdict: 'hold' | 'reject'
  /** How much it speaks against the comment: what waits is read in this order. */
  weight: number
  /** Does not count against a reader who is trusted. */
  mild?: true
}

export interface PhaseOfModeration {
  phase: Phase
  look(candidate: Candidate, history: History): Objection[]
}

/** Comments in ten minutes: of one reader before they are read first, and before they are refused. */
export const readerPace = 5
export const readerFlood = 30
/** Of one address; each reader of good standing behind it adds to it: a café or a mobile network is many people. */
export const addressPace = 6
export const paceOfGoodReader = 5

const hold = (code: string, weight: number, more: { seen?: string; mild?: true } = {}): Objection => ({
  ...{ code, weight, verdict: 'hold' },
  ...more,
})
const reject = (code: string, weight: number): Objection => ({ code, weight, verdict: 'reject' })
const shortened = (seen: string) => (seen.length > 100 ? `${seen.slice(0, 99)}…` : seen)

export const phases: PhaseOfModeration[] = [
  // Who is banned is told so; nothing else is looked at.
  {
    phase: 'ban',
    look: (_, { isBanned }) => (isBanned ? [reject('banned', 50)] : []),
  },
  // Too much at once. A reader is refused beyond all measure; an address never, since a crowd may stand behind it.
  {
    phase: 'limits',
    look(_, { ofReader, ofAddress, goodReaders }) {
      if (ofReader >= readerFlood) return [reject('flood', 20)]
      if (ofReader >= readerPace) return [hold('many-from-reader', 4)]
      return ofAddress >= addressPace + paceOfGoodReader * goodReaders ? [hold('many-from-address', 2)] : []
    },
  },
  // No proof of work: without JavaScript there is none, so it is no fault; but machines have none either.
  {
    phase: 'proof',
    look({ proof, commentId }) {
      if (proof === 'stale') return [hold('stale-proof', 2, { mild: true })]
      // A comment that is edited or confirmed by mail was proved before.
      return proof === 'none' && commentId === undefined ? [hold('no-proof', 1, { mild: true })] : []
    },
  },
  // The look of the text: no words in it, or hardly any.
  {
    phase: 'signs',
    look({ text }) {
      const plain = plainLetters(text).replace(/\s/g, '')
      const letters = plain.match(/[\p{L}\p{N}]/gu)?.length ?? 0
      const marks = text.match(/\p{M}/gu)?.length ?? 0
      if (letters === 0) return [hold('no-words', 2)]
      if (/(.)\1{14}/u.test(plain)) return [hold('stretched', 1, { mild: true })]
      if (marks > letters * 2) return [hold('many-marks', 3)]
      return letters < [...plain].length / 2 && plain.length > 20
        ? [hold('mostly-signs', 1, { mild: true })]
        : []
    },
  },
  // The publication's own list, through what hides a word; the name is looked at too.
  {
    phase: 'blocked-words',
    look: ({ name, text }, { blockedWords }) =>
      [...blockedWordsIn(text, blockedWords), ...blockedWordsIn(name, blockedWords)]
        .slice(0, 5)
        .map(({ seen }) => hold('blocked-word', 5, { seen: shortened(seen) })),
  },
  // Addresses and telephone numbers, which is what most spam is for. One link of a trusted reader passes.
  {
    phase: 'links',
    look({ text }) {
      const links = linksIn(text)
      const phones = phoneNumbersIn(text)
      const only = links.length === 1 && phones.length === 0 ? { mild: true as const } : {}
      return [
        ...links.slice(0, 5).map((seen) => hold('link', 3, { seen: shortened(seen), ...only })),
        ...phones.slice(0, 5).map((seen) => hold('phone-number', 3, { seen: shortened(seen) })),
      ]
    },
  },
  // The same text again, by the same hand or by several.
  {
    phase: 'repeats',
    look: (_, { alikeOwn, alikeOthers }) => [
      ...(alikeOwn > 0 ? [hold('said-before', 3)] : []),
      ...(alikeOthers > 1 ? [hold('copied', 4)] : []),
    ],
  },
  // What readers have reported stays with the moderators when it is edited.
  {
    phase: 'reports',
    look: (_, { reports }) => (reports > 0 ? [hold('reported', 4)] : []),
  },
  // Whom nobody knows yet: a guest, or a reader of whom nothing was published.
  {
    phase: 'first-time',
    look(_, { reader }) {
      if (!reader) return [hold('guest', 1)]
      return reader.published === 0 ? [hold('first-comment', 1)] : []
    },
  },
  // A section whose comments are all read first.
  {
    phase: 'section',
    look: (_, { moderation }) => (moderation === 'before' ? [hold('read-first', 0)] : []),
  },
  // Trust that was lost.
  {
    phase: 'trust',
    look: (_, { reader }) =>
      reader && isDistrusted(reader.published, reader.rejected) ? [hold('often-rejected', 2)] : [],
  },
]
