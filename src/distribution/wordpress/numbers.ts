/**
 * The numbers of things in an export for WordPress, which counts posts, pages, pictures and menu items together, and
 * terms of all taxonomies together. The same thing has the same number in every export. Numbers begin at 10, because a
 * new WordPress has a post and two pages of its own.
 */
const kinds = { article: 0, media: 1, page: 2, menuItem: 3, person: 4 } as const
const terms = { section: 0, topic: 1, story: 2, programme: 3, menu: 4 } as const

export const postNumber = (kind: keyof typeof kinds, id: number): number => id * 10 + kinds[kind]
export const termNumber = (kind: keyof typeof terms, id: number): number => id * 10 + terms[kind]
