/** The form for choosing push notifications. A script enables it; without one, it explains what is needed. */
import type { Section } from '../../content/sections/sections.ts'
import type { Story } from '../../content/stories/read.ts'
import { followingMessages } from '../../language/messages/following/messages.ts'
import { type SiteLocale, Text } from '../locale.tsx'

interface Props {
  locale: SiteLocale
  sections: Pick<Section, 'id' | 'name'>[]
  stories: Pick<Story, 'id' | 'name'>[]
}

export function PushForm({ locale, sections, stories }: Props) {
  const own = followingMessages(locale.publication.language)
  const says = {
    ...{ on: own.pushOn, change: own.pushChange, isOn: own.pushIsOn, isOff: own.pushIsOff },
    ...{ denied: own.pushDenied, nothing: own.pushNothing, failed: own.pushFailed },
  }
  return (
    <section id="push" class="newsletter" aria-labelledby="push-title">
      <h2 id="push-title">{own.pushTitle}</h2>
      <p>{own.pushText}</p>
      <p class="away">{own.pushAway}</p>
      <form data-push data-words={JSON.stringify(says)} hidden>
        <label class="choice">
          <input type="checkbox" name="breaking" value="1" checked />
          <b>{own.pushBreaking}</b>
          <span>{own.pushBreakingText}</span>
        </label>
        <Choices locale={locale} name="section" label={own.pushSections} things={sections} />
        <Choices locale={locale} name="story" label={own.pushStories} things={stories} />
        <p class="send">
          <button class="button" type="submit">
            {own.pushOn}
          </button>
          <button type="button" data-push-off hidden>
            {own.pushOff}
          </button>
        </p>
        <p role="status" />
      </form>
    </section>
  )
}

interface ChoicesProps {
  locale: SiteLocale
  name: 'section' | 'story'
  label: string
  things: { id: number; name: string }[]
}

function Choices({ locale, name, label, things }: ChoicesProps) {
  if (things.length === 0) return null
  return (
    <details>
      <summary>{label}</summary>
      <ul class="choose">
        {things.map((thing) => (
          <li>
            <label>
              <input type="checkbox" name={name} value={String(thing.id)} />
              <Text of={thing.name} base={locale.direction} />
            </label>
          </li>
        ))}
      </ul>
    </details>
  )
}
