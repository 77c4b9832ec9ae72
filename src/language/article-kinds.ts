/** The kinds of articles of the product. The words for them are in `messages/`. */
export const articleKinds = ['news', 'opinion', 'analysis', 'explainer', 'video', 'gallery'] as const

export type ArticleKind = (typeof articleKinds)[number]
