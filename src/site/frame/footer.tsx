/** The footer of every page; closes the document. */
import { readBrand } from '../../content/brand/read.ts'
import { missingLinks } from '../../content/missing-links.ts'
import { listPages } from '../../content/pages/pages.ts'
import { readToday } from '../../content/publication/today.ts'
import { listSections } from '../../content/sections/sections.ts'
import { browsingMessages } from '../../language/messages/browsing/messages.ts'
import { readingMessages } from '../../language/messages/reading/messages.ts'
import { archiveAddress } from '../archive-days.ts'
import { readLocale } from '../locale.tsx'
import { overridable } from '../parts/overrides.ts'
import { pagePath, sectionPath } from '../paths.ts'
import type { SiteReadContext } from '../route.ts'
import { SocialAccounts } from './social.tsx'
import { Consent, readStatistics } from './statistics.tsx'

export async function renderFooter(readContext: SiteReadContext): Promise<string> {
  const locale = await readLocale(readContext)
  const { messages, publication } = locale
  const sections = await listSections(readContext)
  const pages = await listPages(readContext)
  const year = locale.date(await readToday(readContext), 'year')
  const { footer } = await readBrand(readContext, 'footer')
  const missing = await missingLinks(
    readContext,
    (footer ?? []).flatMap(({ links }) => links.map(({ url }) => url)),
  )
  const usual = [
    {
      heading: messages.sections,
      links: sections.map((section) => ({ name: section.name, url: sectionPath(section) })),
    },
    {
      heading: messages.more,
      links: [
        { name: messages.latest, url: '/latest' },
        { name: browsingMessages(publication.language).archive, url: archiveAddress },
        { name: publication.storiesLabel || messages.stories, url: '/stories' },
        { name: messages.videos, url: '/videos' },
        { name: messages.onAir, url: '/live' },
        { name: messages.followUs, url: '/follow' },
        { name: readingMessages(publication.language).savedTitle, url: '/saved' },
        ...(readContext.canMail && (publication.newsletterDaily || publication.newsletterBreaking)
          ? [{ name: messages.newsletter, url: '/follow#newsletter' }]
          : []),
      ],
    },
    { heading: publication.name, links: pages.map((page) => ({ name: page.title, url: pagePath(page) })) },
  ]
  const columns = footer
    ? footer.map(({ heading, links }) => ({
        heading,
        links: links.filter(({ url }) => !missing.has(url)).map(({ label, url }) => ({ name: label, url })),
      }))
    : usual
  const own = () => (
    <footer class="foot">
      <p class="name">{publication.name}</p>
      {publication.tagline && <p>{publication.tagline}</p>}
      {columns
        .filter(({ links }) => links.length > 0)
        .map(({ heading, links }) => (
          <div>
            <h2>{heading}</h2>
            <ul>
              {links.map(({ name, url }) => (
                <li>
                  <a href={url}>{name}</a>
                </li>
              ))}
            </ul>
          </div>
        ))}
      {publication.social.length > 0 && (
        <SocialAccounts accounts={publication.social} assets={readContext.assets} />
      )}
      <button
        type="button"
        hidden
        data-themes={[
          messages.theme + locale.colon,
          messages.themeLight,
          messages.themeDark,
          messages.themeSystem,
        ].join('|')}
      />
      <p class="rights">
        {messages.rights(locale.number(Number(year)).replace(/[^\d٠-٩۰-۹]/g, ''), publication.name)}
      </p>
    </footer>
  )
  const statistics = await readStatistics(readContext)
  const consent = statistics && <Consent {...{ locale, statistics, assets: readContext.assets }} />
  return `${String(overridable('footer', { locale, columns, year }, own))}${consent ?? ''}</body></html>`
}
