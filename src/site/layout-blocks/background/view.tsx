import { storyExplained } from '../../../content/stories/read.ts'
import { storyMessages } from '../../../language/messages/story/messages.ts'
import { readLocale } from '../../locale.tsx'
import { Body } from '../../parts/body.tsx'
import type { Renderer } from '../../route.ts'
import { ofStory } from '../of-story.ts'
import { background } from './block.ts'

export const backgroundView = ofStory(background)

export const renderBackground: Renderer = async (readContext, id) => {
  const body = (await storyExplained(readContext, Number(id)))?.background
  if (!body || body.content.length === 0) return ''
  const locale = await readLocale(readContext)
  const shown = { locale, base: locale.direction, pictures: new Map(), cards: new Map() }
  return String(
    <section class="background" aria-labelledby="background">
      <h2 id="background">{storyMessages(locale.publication.language).background}</h2>
      <Body {...shown} body={body} />
    </section>,
  )
}
