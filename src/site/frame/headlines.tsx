/** Below every article: the latest, and what is read most. */
import { listCards } from '../../content/articles/cards.ts'
import { mostRead } from '../../content/readership/readership.ts'
import { readHouse } from '../house.tsx'
import { HeadlineList } from '../parts/headlines.tsx'
import type { SiteReading } from '../route.ts'

export async function renderHeadlines(reading: SiteReading): Promise<string> {
  const house = await readHouse(reading)
  const { cards } = await listCards(reading, 'latest', 10)
  const most = await mostRead(reading, 5)
  return String(
    <aside class="headlines" aria-label={house.words.latest}>
      <section>
        <h2>
          <a href="/latest">{house.words.latest}</a>
        </h2>
        <HeadlineList house={house} cards={cards} timed />
      </section>
      {most.length > 0 && (
        <section class="most">
          <h2>{house.words.mostRead}</h2>
          <HeadlineList house={house} cards={most} ordered />
        </section>
      )}
    </aside>,
  )
}
