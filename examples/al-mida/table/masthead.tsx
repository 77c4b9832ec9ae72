/** A strip of tiles over the name, which stands alone; the sections and the search are one line below it. */
import { type PartProps, sectionPath } from 'nashra'

const tile = 24
const tiles = 120

/** Eight-pointed stars in a row, wide enough for any screen. */
const stars = Array.from({ length: tiles }, (_, at) => {
  const [x, y, r] = [at * tile + tile / 2, tile / 2, tile / 2 - 2]
  const points = Array.from({ length: 16 }, (_, n) => {
    const [angle, reach] = [(n * Math.PI) / 8, n % 2 ? r * 0.72 : r]
    return `${(x + reach * Math.sin(angle)).toFixed(1)} ${(y - reach * Math.cos(angle)).toFixed(1)}`
  })
  return `M${points.join('L')}Z`
}).join('')

export const Tiles = () => (
  <div class="kicker">
    <svg
      aria-hidden="true"
      width="100%"
      height={tile}
      viewBox={`0 0 ${tiles * tile} ${tile}`}
      preserveAspectRatio="xMidYMid slice"
      display="block"
      fill="currentColor"
      fill-rule="evenodd"
    >
      <path d={`M0 0H${tiles * tile}V${tile}H0Z${stars}`} />
    </svg>
  </div>
)

export function Masthead({ locale, sections, today, logo, air }: PartProps['masthead']) {
  const { messages, publication } = locale
  return (
    <header class="top">
      <Tiles />
      <div class="mast">
        <a class="name" href="/">
          {logo ? <img {...logo} alt={publication.name} /> : publication.name}
        </a>
        <p class="day">
          <time datetime={locale.date(today, 'iso-day')}>{locale.date(today, 'full')}</time>
        </p>
        {air}
      </div>
      <nav class="nav" aria-labelledby="sections">
        <h2 id="sections" class="vh">
          {messages.sections}
        </h2>
        <ul>
          {sections.map((section) => (
            <li>
              <a href={sectionPath(section)} data-id={section.id}>
                {section.name}
              </a>
            </li>
          ))}
          <li>
            <a href="/search">{messages.search}</a>
          </li>
          <li>
            <a href="/follow">{messages.followUs}</a>
          </li>
        </ul>
      </nav>
    </header>
  )
}
