/** The kinds of topics. */
export const topicKinds = ['keyword', 'person', 'place', 'organisation'] as const
export type TopicKind = (typeof topicKinds)[number]
