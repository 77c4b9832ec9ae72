/** The subject of a feed: the latest articles, a section, a story or a topic. */

import { sectionBySlug } from '../../content/sections/sections.ts'
import { storyBySlug } from '../../content/stories/read.ts'
import { topicBySlug } from '../../content/topics/read.ts'
import type { ReadContext } from '../../kernel/read-context.ts'
import { sectionPath, storyPath, topicPath } from '../../site/paths.ts'

export interface Subject {
  list: string
  /** 'latest', 'sections/SLUG', 'stories/SLUG', 'topics/SLUG', with the current slug. */
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

/** The subject of a public list ('latest', 'section:3', 'story:7', 'topic:9'); null when it was deleted. */
export async function subjectOfList(readContext: ReadContext, list: string): Promise<Subject | null> {
  const [kind, id] = list.split(':')
  if (kind === 'latest') return readSubject(readContext, 'latest')
  const table = kind === 'section' ? 'sections' : kind === 'topic' ? 'topics' : 'stories'
  const row = await readContext.db
    .selectFrom(table)
    .select('slug')
    .where('id', '=', Number(id))
    .executeTakeFirst()
  return row ? readSubject(readContext, `${table}/${row.slug}`) : null
}
