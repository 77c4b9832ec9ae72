/** What a browser may be told of on its device, as a form that a script brings to life; without one, what is needed. */
import type { Section } from '../../content/sections/sections.ts'
import type { Story } from '../../content/stories/read.ts'
import { followingWords } from '../../language/words/following/words.ts'
import { type House, Text } from '../house.tsx'

interface Props {
  house: House
  sections: Pick<Section, 'id' | 'name'>[]
  stories: Pick<Story, 'id' | 'name'>[]
}

export function PushForm({ house, sections, stories }: Props) {
  const own = followingWords(house.publication.language)
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
        <Choices house={house} name="section" label={own.pushSections} things={sections} />
        <Choices house={house} name="story" label={own.pushStories} things={stories} />
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
  house: House
  name: 'section' | 'story'
  label: string
  things: { id: number; name: string }[]
}

function Choices({ house, name, label, things }: ChoicesProps) {
  if (things.length === 0) return null
  return (
    <details>
      <summary>{label}</summary>
      <ul class="choose">
        {things.map((thing) => (
          <li>
            <label>
              <input type="checkbox" name={name} value={String(thing.id)} />
              <Text of={thing.name} base={house.direction} />
            </label>
          </li>
        ))}
      </ul>
    </details>
  )
}
