/** The form fields of a newsletter subscriber: choices, and the mail address. */
import type { Section } from '../../content/sections/sections.ts'
import { toDigits } from '../../language/digits.ts'
import { followingMessages } from '../../language/messages/following/messages.ts'
import { type SiteLocale, Text } from '../locale.tsx'

interface Props {
  locale: SiteLocale
  sections: Pick<Section, 'id' | 'name'>[]
  chosen: { daily: boolean; breaking: boolean; sectionIds: number[] }
}

export function NewsletterChoices({ locale, sections, chosen }: Props) {
  const { publication } = locale
  const own = followingMessages(publication.language)
  const hour = toDigits(`${String(publication.newsletterHour).padStart(2, '0')}:00`, publication.digits)
  return (
    <>
      {publication.newsletterDaily && (
        <label class="choice">
          <input type="checkbox" name="daily" value="yes" checked={chosen.daily} />
          <b>{own.dailyIssue}</b>
          <span>{own.dailyIssueAt(hour)}</span>
        </label>
      )}
      {publication.newsletterBreaking && (
        <label class="choice">
          <input type="checkbox" name="breaking" value="yes" checked={chosen.breaking} />
          <b>{own.breakingNews}</b>
          <span>{own.breakingNewsText}</span>
        </label>
      )}
      {sections.length > 1 && (
        <details open={chosen.sectionIds.length > 0}>
          <summary>{own.whichSections}</summary>
          <p>{own.allUnlessChosen}</p>
          <ul class="choose">
            {sections.map(({ id, name }) => (
              <li>
                <label>
                  <input
                    type="checkbox"
                    name="section"
                    value={String(id)}
                    checked={chosen.sectionIds.includes(id)}
                  />
                  <Text of={name} base={locale.direction} />
                </label>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

/** The field of the mail address, with the button that subscribes. */
export function NewsletterAddress({ id, button }: { id: string; button: string }) {
  return (
    <>
      <input
        type="text"
        inputmode="email"
        autocapitalize="off"
        id={id}
        name="email"
        required
        maxlength={254}
        autocomplete="email"
        dir="ltr"
        placeholder="name@example.com"
      />
      <button class="button" type="submit">
        {button}
      </button>
    </>
  )
}
