/** The tables of items that content references by id, with the kind under which their revisions are stored. */
export const kinds = {
  sections: 'section',
  agencies: 'agency',
  programmes: 'programme',
  people: 'person',
  stories: 'story',
  media: 'media',
  articles: 'article',
} as const

export type NamedTable = keyof typeof kinds
