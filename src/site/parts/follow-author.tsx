/** Offers to follow an author on this device. A script shows it; its place is kept free. */
import { readingMessages } from '../../language/messages/reading/messages.ts'
import type { SiteLocale } from '../locale.tsx'

interface Props {
  locale: SiteLocale
  person: { id: number; name: string }
}

export function FollowAuthor({ locale, person: { id, name } }: Props) {
  const own = readingMessages(locale.publication.language)
  return (
    <button type="button" name={name} value={String(id)} data-follow={own.followedAuthor} hidden>
      {own.followAuthor}
    </button>
  )
}
