/** Below every article: the latest and the most read articles. */
import { listCards } from '../../content/articles/cards.ts'
import { mostRead } from '../../content/readership/readership.ts'
import { readLocale } from '../locale.tsx'
import { HeadlineList } from '../parts/headlines.tsx'
import type { SiteReadContext } from '../route.ts'

export async function renderHeadlines(readContext: SiteReadContext): Promise<string> {
  const locale = await readLocale(readContext)
  const { cards } = await listCards(readContext, 'latest', 6)
  const most = await mostRead(readContext, 5)
  return String(
    <aside class="headlines" aria-label={locale.messages.latest}>
      <section>
        <h2>
          <a href="/latest">{locale.messages.latest}</a>
        </h2>
        <HeadlineList locale={locale} cards={cards} timed />
      </section>
      {most.length > 0 && (
        <section class="most">
          <h2>{locale.messages.mostRead}</h2>
          <HeadlineList locale={locale} cards={most} ordered />
        </section>
      )}
    </aside>,
  )
}
