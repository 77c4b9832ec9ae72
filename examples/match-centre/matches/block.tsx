/** A match in the text of an article, as it stood when it was written; above the text the slot follows it live. */
import { type BodyBlock, type Json, type ModuleBlock, z } from 'nashra'
import { key, match, scoreOf } from './match.ts'
import { Minutes, Score } from './show.tsx'

const type = 'x_matches_match'
const schema = z.strictObject({ type: z.literal(type), attrs: match.extend({ match: key }) })
type MatchBlock = z.output<typeof schema>

const rows = ({ attrs }: MatchBlock) => attrs.events.map(({ minute, text }) => `${minute}\t${text}`)
const inHtml = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

const blockOf: BodyBlock<MatchBlock> = {
  type,
  label: { ar: 'مباراة', en: 'Match' },
  schema,
  elements: [],
  readHtml: () => null,
  toHtml: ({ attrs }) =>
    `<p><b>${inHtml(scoreOf(attrs))}</b></p><ul>${attrs.events
      .map(({ minute, text }) => `<li>${minute}: ${inHtml(text)}</li>`)
      .join('')}</ul>`,
  text: (block) => [scoreOf(block.attrs), ...rows(block)].join('\n'),
  normalise: (node: Json) => {
    const parsed = schema.safeParse(node)
    return parsed.success ? [parsed.data as never] : [node as never]
  },
}

export const matchBlock: ModuleBlock<MatchBlock> = {
  ...blockOf,
  view: ({ attrs }) => (
    <aside class="facts">
      <h2>
        <a href={`/matches/${attrs.match}`}>
          {attrs.home} – {attrs.away}
        </a>
      </h2>
      <Score match={attrs} />
      <Minutes match={attrs} />
    </aside>
  ),
}

/** The matches that a body names. */
export const matchesIn = (body: { content: { type: string }[] }): string[] =>
  body.content.flatMap((one) => {
    const parsed = one.type === type ? schema.safeParse(one) : null
    return parsed?.success ? [parsed.data.attrs.match] : []
  })
