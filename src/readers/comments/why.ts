/** Explains to a comment's writer why it waits or was rejected. The details found by a rule are not shown. */

import type { Phase, Reason } from '../../content/comments/reasons.ts'
import type { RejectionCode } from '../../content/comments/rejection-codes.ts'
import type { reportReasons } from '../../content/comments/report.ts'
import type { TakingPart } from '../../language/messages/taking-part/messages.ts'

type Sentence = { [K in keyof TakingPart]: TakingPart[K] extends string ? K : never }[keyof TakingPart]

const phases: Partial<Record<Phase, Sentence>> = {
  ban: 'whyBan',
  limits: 'whyLimits',
  proof: 'whyProof',
  signs: 'whySigns',
  'blocked-words': 'whyBlockedWords',
  links: 'whyLinks',
  repeats: 'whyRepeats',
  reports: 'whyReports',
  'first-time': 'whyFirstTime',
  section: 'whySection',
  moderator: 'whyModerator',
}

/** Reasons for reports. */
export const harms: Record<(typeof reportReasons)[number], Sentence> = {
  abuse: 'reportAbuse',
  hate: 'reportHate',
  spam: 'reportSpam',
  privacy: 'reportPrivacy',
  'off-topic': 'reportOffTopic',
  other: 'reportOther',
}

/** Reasons for rejections. */
const rejections: Record<RejectionCode, Sentence> = {
  abuse: 'reportAbuse',
  hate: 'reportHate',
  threat: 'whyThreat',
  'off-topic': 'reportOffTopic',
  'false-claim': 'whyFalseClaim',
  privacy: 'reportPrivacy',
  advertising: 'reportSpam',
  repeated: 'whyRepeats',
  other: 'whyModerator',
}

export function sentencesFor(own: TakingPart, reasons: Reason[]): string[] {
  const said = reasons.flatMap(({ phase, code, seen }) => {
    const key = (phase === 'moderator' && rejections[code as RejectionCode]) || phases[phase]
    // A moderator's note is written for the reader.
    return [...(key ? [own[key]] : []), ...(phase === 'moderator' && seen ? [seen] : [])]
  })
  return [...new Set(said)]
}
