import { storyExplained } from '../../../content/stories/read.ts'
import { storyMessages } from '../../../language/messages/story/messages.ts'
import { readLocale } from '../../locale.tsx'
import { foreign, inlines } from '../../parts/body-text.tsx'
import type { Renderer } from '../../route.ts'
import { ofStory } from '../of-story.ts'
import { keyFacts } from './block.ts'

export const keyFactsView = ofStory(keyFacts)

export const renderKeyFacts: Renderer = async (readContext, id) => {
  const facts = (await storyExplained(readContext, Number(id)))?.keyFacts ?? []
  if (facts.length === 0) return ''
  const locale = await readLocale(readContext)
  const { direction: base, publication } = locale
  const own = storyMessages(publication.language)
  return String(
    <section class="key-facts" aria-labelledby="facts">
      <h2 id="facts">{own.keyFacts}</h2>
      <ul>
        {facts.map(({ text, asOf }) => (
          <li {...foreign(text, base)}>
            {inlines(text, base)}
            {asOf && <time datetime={asOf.toISOString()}>{own.asOf(locale.date(asOf, 'datetime'))}</time>}
          </li>
        ))}
      </ul>
    </section>,
  )
}
