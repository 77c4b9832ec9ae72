/** The header of every page: one fragment for the whole site. */
import { raw } from 'hono/html'
import { readToday } from '../../content/publication/today.ts'
import { listSections } from '../../content/sections/sections.ts'
import { type Logo, readLogo } from '../brand.ts'
import { readLocale } from '../locale.tsx'
import { overridable } from '../parts/overrides.ts'
import type { SiteReadContext } from '../route.ts'
import { renderAnnouncement } from './announcement.tsx'
import { renderBreaking } from './breaking.tsx'
import { type MenuItem, readMenu } from './menu.ts'
import { renderOnAir } from './on-air.tsx'

/** Longer names use a smaller font, so that they take at most two lines on a phone. */
const longName = 12

export async function renderHeader(readContext: SiteReadContext): Promise<string> {
  const locale = await readLocale(readContext)
  const [breaking, sections, air, today] = [
    await renderBreaking(readContext),
    await listSections(readContext),
    await renderOnAir(readContext),
    await readToday(readContext),
  ]
  const { messages, publication } = locale
  const logo = await readLogo(readContext)
  const menu = await readMenu(readContext, sections, messages)
  const announcement = await renderAnnouncement(readContext)
  const own = () => (
    <header class="top">
      <div class="mast">
        <a class={!logo && publication.name.length > longName ? 'name long' : 'name'} href="/">
          {logo ? <LogoImage logo={logo} name={publication.name} /> : publication.name}
        </a>
        <p class="day">
          <time datetime={locale.date(today, 'iso-day')}>{locale.date(today, 'full')}</time>
        </p>
        {raw(air)}
        <a class="follow" href="/follow">
          {messages.followUs}
        </a>
        <a class="follow find" href="/search">
          {messages.search}
        </a>
      </div>
      <nav class="nav" aria-labelledby="sections">
        <h2 id="sections" class="vh">
          {messages.sections}
        </h2>
        <ul>
          {menu.map((item) => (
            <li>{item.items.length > 0 ? <SubMenu item={item} /> : <MenuLink item={item} />}</li>
          ))}
        </ul>
      </nav>
    </header>
  )
  return String(
    <>
      <a class="skip" href="#main">
        {messages.skipToContent}
      </a>
      {raw(breaking)}
      {raw(announcement)}
      {overridable('masthead', { locale, sections, menu, today, logo, air: raw(air) }, own)}
    </>,
  )
}

/** Two pictures where dark grounds have their own: the style sheet shows one of them. */
function LogoImage({ logo: { dark, ...light }, name }: { logo: Logo; name: string }) {
  return (
    <>
      {dark && <img class="dark" {...dark} alt={name} loading="lazy" />}
      <img {...light} alt={name} />
    </>
  )
}

function MenuLink({ item: { label, url, sectionId } }: { item: MenuItem }) {
  return (
    <a href={url} data-id={sectionId ?? undefined} rel={url.startsWith('/') ? undefined : 'external'}>
      {label}
    </a>
  )
}

/** Only one is open at a time, without a script. */
function SubMenu({ item }: { item: MenuItem }) {
  return (
    <details name="menu">
      <summary>{item.label}</summary>
      <ul>
        {[item, ...item.items].map((one) => (
          <li>
            <MenuLink item={one} />
          </li>
        ))}
      </ul>
    </details>
  )
}
