import { type Card, cardsWithPicture } from '../../../content/articles/cards.ts'
import type { Picture } from '../../../content/media/pictures.ts'
import { storyById } from '../../../content/stories/read.ts'
import { storyMessages } from '../../../language/messages/story/messages.ts'
import { readLocale } from '../../locale.tsx'
import { Cards } from '../../parts/list.tsx'
import type { Renderer } from '../../route.ts'
import { ofStory } from '../of-story.ts'
import { storyPictures } from './block.ts'

export const storyPicturesView = ofStory(storyPictures)

const most = 8
/** One picture alone is not a strip. */
const fewest = 2

export const renderStoryPictures: Renderer = async (readContext, argument) => {
  const id = Number(argument)
  const story = await storyById(readContext, id)
  if (!story) return ''
  const all = await cardsWithPicture(readContext, `story:${id}`)
  if (all.length < fewest) return ''
  const isGallery = ({ kind }: Card) => kind === 'gallery'
  // The timeline shows the newest article with its picture.
  const offered = all.filter((card, at) => at > 0 || isGallery(card))
  const cards = differentPictures(
    [...offered.filter(isGallery), ...offered.filter((card) => !isGallery(card))],
    [story.picture, isGallery(all[0]!) ? null : all[0]!.picture],
  ).slice(0, most)
  if (cards.length < fewest) return ''
  const locale = await readLocale(readContext)
  return String(
    <section class="band gallery-strip" aria-labelledby="pictures">
      <h2 id="pictures">{storyMessages(locale.publication.language).pictures}</h2>
      <Cards locale={locale} cards={cards} look="tile" />
    </section>,
  )
}

/** Articles often share a picture with each other and with their story: each is shown once. */
function differentPictures(cards: Card[], shown: (Picture | null)[]): Card[] {
  const seen = new Set(shown.map((picture) => picture?.version))
  return cards.filter(({ picture }) => {
    const isNew = !seen.has(picture!.version)
    seen.add(picture!.version)
    return isNew
  })
}
