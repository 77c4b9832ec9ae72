import { listCards } from '../../../content/articles/cards.ts'
import { survivorOf } from '../../../content/merged.ts'
import { storyById } from '../../../content/stories/read.ts'
import { readLocale, Text } from '../../locale.tsx'
import { HeadlineList } from '../../parts/headlines.tsx'
import { Picture } from '../../parts/picture.tsx'
import { storyPath } from '../../paths.ts'
import { layoutBlock } from '../view.ts'
import { story } from './block.ts'

export const storyView = layoutBlock({
  ...story,

  async render(readContext, { storyId, count: shown }) {
    const found =
      (await storyById(readContext, storyId)) ??
      (await storyById(readContext, await survivorOf(readContext.db, 'story', storyId)))
    if (!found) return ''
    const locale = await readLocale(readContext)
    const { messages, publication, direction: base } = locale
    const { cards } = await listCards(readContext, `story:${found.id}`, shown)
    return String(
      <section class="band focus">
        {found.picture?.version && (
          <Picture
            picture={found.picture}
            crop="photo"
            sizes="(min-width:48em) 30rem,100vw"
            largest={960}
            alt={found.picture.alt}
          />
        )}
        <div>
          <p class="kicker">
            <a href="/stories">{publication.storiesLabel || messages.stories}</a>
          </p>
          <h2>
            <a href={storyPath(found)}>
              <Text of={found.name} base={base} />
            </a>
          </h2>
          {found.summary && (
            <p class="about">
              <Text of={found.summary} base={base} />
            </p>
          )}
          {cards.length > 0 && <HeadlineList locale={locale} cards={cards} timed />}
          <p class="more">
            <a href={storyPath(found)}>{messages.moreFrom(found.name)}</a>
          </p>
        </div>
      </section>,
    )
  },
})
