/** The two fields of this paper, as readers see them: where a story happened, and who speaks in it. */

import type { Html } from 'nashra'
import { type PartProps, sectionPath, Text } from 'nashra'

export function Kicker({ locale, article }: PartProps['kicker']) {
  const place = article.fields['table.place']
  const { section } = article
  return (
    <p class="kicker">
      {article.breaking && <b class="alert">{locale.messages.breaking}</b>}
      {section && <a href={sectionPath(section)}>{section.name}</a>}
      {typeof place === 'string' && (
        <span>
          المكان: <Text of={place} base={locale.direction} />
        </span>
      )}
    </p>
  )
}

export function Ending({ locale, article }: PartProps['ending'], own: () => Html) {
  const voices = article.fields['table.voices']
  return (
    <>
      {Array.isArray(voices) && voices.length > 0 && (
        <aside class="facts">
          <h2>أصوات هذه القصة</h2>
          <ul>
            {voices.map((voice) => (
              <li>
                <Text of={String(voice)} base={locale.direction} />
              </li>
            ))}
          </ul>
        </aside>
      )}
      {own()}
    </>
  )
}
