import { topicsOfStory } from '../../../content/topics/of-story.ts'
import { storyMessages } from '../../../language/messages/story/messages.ts'
import { readLocale, Text } from '../../locale.tsx'
import { topicPath } from '../../paths.ts'
import type { Renderer, SiteReadContext } from '../../route.ts'
import { ofStory } from '../of-story.ts'
import { storyTopics } from './block.ts'

export const storyTopicsView = ofStory(storyTopics)

/** The block and the page's metadata show the same topics. */
export const readStoryTopics = (readContext: SiteReadContext, id: number) =>
  readContext.shared(`story-topics:${id}`, (context) => topicsOfStory(context, id))

/** In this order, which the word "people and places" follows. */
const kinds = ['person', 'place', 'organisation', 'keyword'] as const

export const renderStoryTopics: Renderer = async (readContext, id) => {
  const topics = await readStoryTopics(readContext, Number(id))
  if (topics.length === 0) return ''
  const { direction: base, publication } = await readLocale(readContext)
  const own = storyMessages(publication.language)
  const groups = Map.groupBy(topics, ({ kind }) => kind)
  return String(
    <section class="topics" aria-labelledby="topics">
      <h2 id="topics">{own.peopleAndPlaces}</h2>
      {kinds
        .filter((kind) => groups.has(kind))
        .map((kind) => (
          <>
            <h3 id={`topics-${kind}`}>{own.topics[kind]}</h3>
            <ul class="tags" aria-labelledby={`topics-${kind}`}>
              {groups.get(kind)!.map((topic) => (
                <li>
                  <a href={topicPath(topic)}>
                    <Text of={topic.name} base={base} />
                  </a>
                </li>
              ))}
            </ul>
          </>
        ))}
    </section>,
  )
}
