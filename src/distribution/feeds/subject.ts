/** The subject of a feed: the latest articles, a section, a story, a topic or an author. */

import { personBySlug } from '../../content/people/people.ts'
import { sectionBySlug } from '../../content/sections/sections.ts'
import { storyBySlug } from '../../content/stories/read.ts'
import { topicBySlug } from '../../content/topics/read.ts'
import type { ReadContext } from '../../kernel/read-context.ts'
import { authorPath, sectionPath, storyPath, topicPath } from '../../site/paths.ts'

export interface Subject {
  list: string
  /** 'latest', 'sections/SLUG', 'stories/SLUG', 'topics/SLUG', 'authors/SLUG', with the current slug. */
  path: string
  /** Empty for the whole publication. */
  name: string
  description: string
  home: string
}

/** The subject of a feed's path; null when it does not exist. */
export async function readSubject(readContext: ReadContext, path: string): Promise<Subject | null> {
  const [kind, slug] = path.split('/')
  if (kind === 'latest') return { list: 'latest', path, name: '', description: '', home: '/' }
  if (kind === 'sections') {
    const section = await sectionBySlug(readContext, slug!)
    if (!section) return null
    const { id, name, description } = section
    return {
      list: `section:${id}`,
      path: `sections/${section.slug}`,
      name,
      description,
      home: sectionPath(section),
    }
  }
  if (kind === 'topics') {
    const topic = await topicBySlug(readContext, slug!)
    if (!topic) return null
    const { id, name, description } = topic
    return { list: `topic:${id}`, path: `topics/${topic.slug}`, name, description, home: topicPath(topic) }
  }
  if (kind === 'authors') {
    const person = await personBySlug(readContext, slug!)
    if (!person) return null
    const { id, name, bio } = person
    return {
      list: `person:${id}`,
      path: `authors/${person.slug}`,
      name,
      description: bio,
      home: authorPath(person),
    }
  }
  const story = await storyBySlug(readContext, slug!)
  if (!story) return null
  const { id, name, summary } = story
  return {
    list: `story:${id}`,
    path: `stories/${story.slug}`,
    name,
    description: summary,
    home: storyPath(story),
  }
}

/** The table of the subjects of each kind of list, and the folder of their feeds. */
const places = {
  section: { table: 'sections', path: 'sections' },
  story: { table: 'stories', path: 'stories' },
  topic: { table: 'topics', path: 'topics' },
  person: { table: 'people', path: 'authors' },
} as const

/** The subject of a public list ('latest', 'section:3', 'story:7', 'topic:9', 'person:5'); null when it was deleted. */
export async function subjectOfList(readContext: ReadContext, list: string): Promise<Subject | null> {
  const [kind, id] = list.split(':')
  if (kind === 'latest') return readSubject(readContext, 'latest')
  const place = places[kind as keyof typeof places]
  const row = await readContext.db
    .selectFrom(place.table)
    .select('slug')
    .where('id', '=', Number(id))
    .executeTakeFirst()
  return row ? readSubject(readContext, `${place.path}/${row.slug}`) : null
}
