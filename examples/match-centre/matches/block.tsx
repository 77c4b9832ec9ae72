/** A match in the text of an article, as it stood when it was written; above the text the slot follows it live. */
import { defineBodyBlock } from 'nashra'
import { key, match, scoreOf } from './match.ts'
import { Minutes, Score } from './show.tsx'

const type = 'x_matches_match'
const attrs = match.extend({ match: key })

export const matchBlock = defineBodyBlock({
  type,
  label: { ar: 'مباراة', en: 'Match' },
  attrs,
  text: (match) =>
    [scoreOf(match), ...match.events.map(({ minute, text }) => `${minute}\t${text}`)].join('\n'),
  view: (match) => (
    <aside class="facts">
      <h2>
        <a href={`/matches/${match.match}`}>
          {match.home} – {match.away}
        </a>
      </h2>
      <Score match={match} />
      <Minutes match={match} />
    </aside>
  ),
})

/** The matches that a body names. */
export const matchesIn = (body: { content: { type: string; attrs?: unknown }[] }): string[] =>
  body.content.flatMap((block) => {
    const parsed = block.type === type ? attrs.safeParse(block.attrs) : null
    return parsed?.success ? [parsed.data.match] : []
  })
