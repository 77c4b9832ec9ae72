/** Lists are for reading: without a picture, the headline comes first, and who wrote it and where it belongs below. */

import type { Html } from 'nashra'
import { HeadlineLink, inLanguage, type PartProps, sectionPath, Text, When } from 'nashra'

export function Card(props: PartProps['card'], own: () => Html): Html {
  const { locale, card, look, level = 3, without, withStandfirst } = props
  if (look === 'lead' || look === 'tile') return own()
  const Heading = level === 2 ? 'h2' : 'h3'
  const { lang, dir } = inLanguage(locale, card.language)
  return (
    <article class={`card ${look}`} data-kind={card.kind === 'news' ? undefined : card.kind}>
      <div class="words">
        <Heading>
          <HeadlineLink locale={locale} card={card} />
        </Heading>
        {withStandfirst && card.standfirst && (
          <p lang={lang} dir={dir}>
            <Text of={card.standfirst} base={dir ?? locale.direction} />
          </p>
        )}
        <p class="by">
          {card.breaking && <b class="alert">{locale.messages.breaking}</b>}
          {card.author && without !== 'author' && <b>بقلم {card.author.name}</b>}
          {card.section && without !== 'section' && (
            <a href={sectionPath(card.section)}>{card.section.name}</a>
          )}
          <When locale={locale} at={card.publishedAt} dayOnly={card.publishedDateOnly} />
        </p>
      </div>
    </article>
  )
}
