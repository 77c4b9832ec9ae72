/** What a subscriber of the newsletter chooses, as fields of a form. */
import type { Section } from '../../content/sections/sections.ts'
import { toDigits } from '../../language/digits.ts'
import { followingWords } from '../../language/words/following/words.ts'
import { type House, Text } from '../house.tsx'

interface Props {
  house: House
  sections: Pick<Section, 'id' | 'name'>[]
  chosen: { daily: boolean; breaking: boolean; sectionIds: number[] }
}

export function NewsletterChoices({ house, sections, chosen }: Props) {
  const { publication } = house
  const own = followingWords(publication.language)
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
                  <Text of={name} base={house.direction} />
                </label>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
