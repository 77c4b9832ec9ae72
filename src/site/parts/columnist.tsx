/** The writer of an opinion, above its headline: a portrait and a name, because the voice is one's own. */
import type { Person } from '../../content/people/people.ts'
import { type SiteLocale, Text } from '../locale.tsx'
import { authorPath } from '../paths.ts'
import { FollowAuthor } from './follow-author.tsx'
import { Thumb } from './picture.tsx'

export function Columnist({ locale, person }: { locale: SiteLocale; person: Person | null }) {
  if (!person) return null
  return (
    <p class="columnist" lang={locale.publication.language} dir={locale.direction}>
      {person.picture?.version && <Thumb picture={person.picture} size={80} />}
      <span>
        <a rel="author" href={authorPath(person)}>
          <Text of={person.name} base={locale.direction} />
        </a>
        {person.jobTitle && <small>{person.jobTitle}</small>}
      </span>
      <FollowAuthor locale={locale} person={person} />
    </p>
  )
}
