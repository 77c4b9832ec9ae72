/**
 * The header of every page: one fragment for the whole site. On a phone it is one row, and the menu opens
 * over the page, without a script too.
 */
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
  const places = [
    [messages.latest, '/latest'],
    [publication.storiesLabel || messages.stories, '/stories'],
    [messages.onAir, '/live'],
    [messages.followUs, '/follow'],
  ]
  const own = () => (
    <header class="top">
      <div class="mast">
        <button type="button" popovertarget="menu" aria-label={messages.menu}>
          <Icon path="M3 6h18M3 12h18M3 18h18" />
        </button>
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
        <a
          class="find"
          href="/search"
          aria-label={messages.search}
          data-words={`${messages.searchPlaceholder}|${messages.suggestions}`}
        >
          <Icon path="M16 16l5 5M10 3a7 7 0 1 1-.1 0" />
        </a>
      </div>
      <nav class="nav" aria-label={messages.sections}>
        <Menu items={menu} />
      </nav>
      <dialog id="menu" popover="auto" aria-label={messages.menu}>
        <button type="button" popovertarget="menu">
          {messages.close}
        </button>
        <Menu items={menu} />
        <ul>
          {places.map(([name, url]) => (
            <li>
              <a href={url}>{name}</a>
            </li>
          ))}
        </ul>
      </dialog>
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

const Icon = ({ path }: { path: string }) => (
  <svg viewBox="0 0 24 24" aria-hidden="true">
    <path d={path} />
  </svg>
)

/** Stands in the line of the sections and in the menu that opens: equal bytes compress to almost nothing. */
function Menu({ items }: { items: MenuItem[] }) {
  return (
    <ul>
      {items.map((item) => (
        <li>{item.items.length > 0 ? <SubMenu item={item} /> : <MenuLink item={item} />}</li>
      ))}
    </ul>
  )
}

/** Where dark grounds have a logo of their own, the scheme chooses; islands/theme.ts tells it the reader's choice. */
function LogoImage({ logo: { dark, ...light }, name }: { logo: Logo; name: string }) {
  const image = <img {...light} alt={name} />
  if (!dark) return image
  return (
    <picture>
      <source media="(prefers-color-scheme:dark)" srcset={dark.src} />
      {image}
    </picture>
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
