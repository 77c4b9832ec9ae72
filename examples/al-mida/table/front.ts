/** The front until an editor arranges another one: the table first, then the sections as lists, and the writers. */
import type { DefaultLayout } from 'nashra'

export const front: DefaultLayout = (sections) => [
  { type: 'x_table_today' },
  { type: 'lead', options: { look: 'type', beside: 2 } },
  { type: 'stories' },
  { type: 'opinion', options: { count: 2 } },
  ...sections.map(({ id: sectionId }) => ({ type: 'section-band', options: { sectionId, look: 'list' } })),
  { type: 'most-read' },
  { type: 'newsletter' },
]
