/** The reasons for a rejection. Screens have a sentence for each, which the reader is told. */
export const rejectionCodes = [
  'abuse',
  'hate',
  'threat',
  'off-topic',
  'false-claim',
  'privacy',
  'advertising',
  'repeated',
  'other',
] as const

export type RejectionCode = (typeof rejectionCodes)[number]
