/** The labels that an article can have. The words for them are in `messages/`. */
export const articleLabels = [
  'exclusive',
  'analysis',
  'opinion',
  'editorial',
  'interview',
  'investigation',
  'report',
  'profile',
  'factCheck',
  'advertisement',
] as const

export type ArticleLabel = (typeof articleLabels)[number]

interface Words {
  labels: Record<ArticleLabel, string>
  sponsoredBy(name: string): string
}

/** The label of an article that a company paid for, otherwise ''. */
export const paidMark = (
  words: Words,
  { sponsor, label }: { sponsor: string; label: ArticleLabel | null },
): string =>
  sponsor ? words.sponsoredBy(sponsor) : label === 'advertisement' ? words.labels.advertisement : ''
