/**
 * The moderation rules, as one ordered list. Each rule looks at a comment and its history, and returns reasons
 * against it, or none. A rule never decides alone: `moderate` collects all reasons and decides. To add a rule:
 * write it below, put it into the list, and give its codes sentences in newsroom/comments/messages.ts (for
 * moderators) and language/messages/taking-part (for readers).
 */

import { wordSigns } from '../../../language/letters.ts'
import { blockedWordsIn } from '../../../language/obfuscation/blocked-words.ts'
import { plainLetters } from '../../../language/obfuscation/letters.ts'
import { linksIn, phoneNumbersIn } from '../../../language/obfuscation/links.ts'
import type { Phase } from '../reasons.ts'
import type { History } from './history.ts'
import type { Candidate } from './moderate.ts'
import { isDistrusted } from './trust-level.ts'

const letter = new RegExp(`[\\p{L}\\p{N}${wordSigns}]`, 'gu')

export interface RuleHit {
  code: string
  /** The matched text, as written. */
  seen?: string
  /** `reject`: no moderator has to read the comment. */
  verdict: 'hold' | 'reject'
  /** The severity, which orders the queue. */
  weight: number
  /** Ignored for trusted readers. */
  mild?: true
}

export interface ModerationRule {
  phase: Phase
  look(candidate: Candidate, history: History): RuleHit[]
}

/** Comments of one reader in ten minutes, from which they are held, and from which they are refused. */
export const readerPace = 5
export const readerFlood = 30
/**
 * The same for one IP address. Each known reader who writes from it raises the limit: many people share the
 * address of a café or a mobile network.
 */
export const addressPace = 6
export const paceOfGoodReader = 5

const hold = (code: string, weight: number, more: { seen?: string; mild?: true } = {}): RuleHit => ({
  ...{ code, weight, verdict: 'hold' },
  ...more,
})
const reject = (code: string, weight: number): RuleHit => ({ code, weight, verdict: 'reject' })
const shortened = (seen: string) => (seen.length > 100 ? `${seen.slice(0, 99)}…` : seen)

export const rules: ModerationRule[] = [
  // Banned readers are told so; no other rule is applied.
  {
    phase: 'ban',
    look: (_, { isBanned }) => (isBanned ? [reject('banned', 50)] : []),
  },
  // Too many comments at once. A reader beyond the second limit is refused. An IP address is never refused,
  // since many people may share it.
  {
    phase: 'limits',
    look(_, { ofReader, ofIp, goodReaders }) {
      if (ofReader >= readerFlood) return [reject('flood', 20)]
      if (ofReader >= readerPace) return [hold('many-from-reader', 4)]
      return ofIp >= addressPace + paceOfGoodReader * goodReaders ? [hold('many-from-address', 2)] : []
    },
  },
  // A missing proof of work is no offence, since browsers without JavaScript send none; but machines send none
  // either.
  {
    phase: 'proof',
    look({ proofOfWork, commentId }) {
      if (proofOfWork === 'stale') return [hold('stale-proof', 2, { mild: true })]
      // An edited or confirmed comment came with its proof when it was posted.
      return proofOfWork === 'none' && commentId === undefined ? [hold('no-proof', 1, { mild: true })] : []
    },
  },
  // The appearance of the text: no words, or hardly any.
  {
    phase: 'signs',
    look({ text }) {
      const plain = plainLetters(text).replace(/\s/g, '')
      const letters = plain.match(letter)?.length ?? 0
      const marks = text.match(/\p{M}/gu)?.length ?? 0
      if (letters === 0) return [hold('no-words', 2)]
      if (/(.)\1{14}/u.test(plain)) return [hold('stretched', 1, { mild: true })]
      if (marks > letters * 2) return [hold('many-marks', 3)]
      return letters < [...plain].length / 2 && plain.length > 20
        ? [hold('mostly-signs', 1, { mild: true })]
        : []
    },
  },
  // The publication's list of words, matched through obfuscation, in the text and in the name.
  {
    phase: 'blocked-words',
    look: ({ name, text }, { blockedWords }) =>
      [...blockedWordsIn(text, blockedWords), ...blockedWordsIn(name, blockedWords)]
        .slice(0, 5)
        .map(({ seen }) => hold('blocked-word', 5, { seen: shortened(seen) })),
  },
  // Links and telephone numbers, which most spam contains. One link is allowed for a trusted reader.
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
  // The same text again, by the same writer or by several.
  {
    phase: 'repeats',
    look: (_, { alikeOwn, alikeOthers }) => [
      ...(alikeOwn > 0 ? [hold('said-before', 3)] : []),
      ...(alikeOthers > 1 ? [hold('copied', 4)] : []),
    ],
  },
  // Editing does not take a reported comment away from the moderators.
  {
    phase: 'reports',
    look: (_, { reports }) => (reports > 0 ? [hold('reported', 4)] : []),
  },
  // Unknown writers: guests, and readers without a published comment.
  {
    phase: 'first-time',
    look(_, { reader }) {
      if (!reader) return [hold('guest', 1)]
      return reader.published === 0 ? [hold('first-comment', 1)] : []
    },
  },
  // Sections in which all comments are moderated before publication.
  {
    phase: 'section',
    look: (_, { moderation }) => (moderation === 'before' ? [hold('read-first', 0)] : []),
  },
  // Readers with many rejected comments.
  {
    phase: 'trust',
    look: (_, { reader }) =>
      reader && isDistrusted(reader.published, reader.rejected) ? [hold('often-rejected', 2)] : [],
  },
]
