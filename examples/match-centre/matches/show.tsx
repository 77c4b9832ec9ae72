/** A match on a page: who plays, the score, the minute, and what happened, the newest first. */
import type { Match } from './match.ts'

const states = { before: 'لم تبدأ', live: 'جارية', over: 'انتهت' }
const kinds = { goal: 'هدف', card: 'بطاقة', change: 'تبديل', word: '' }

export const stateOf = ({ state, minute }: Match) => (state === 'live' ? `الدقيقة ${minute}` : states[state])

export const Score = ({ match }: { match: Match }) => (
  <p>
    <bdi>{match.home}</bdi> <b class="whole">{match.homeScore}</b> – <b class="whole">{match.awayScore}</b>{' '}
    <bdi>{match.away}</bdi> · <span>{stateOf(match)}</span>
  </p>
)

export const Minutes = ({ match }: { match: Match }) => (
  <div class="wide">
    <table>
      <caption>دقيقة بدقيقة</caption>
      <thead>
        <tr>
          <th scope="col">الدقيقة</th>
          <th scope="col">الحدث</th>
        </tr>
      </thead>
      <tbody>
        {match.events
          .toSorted((a, b) => b.minute - a.minute)
          .map(({ minute, kind, text }) => (
            <tr>
              <td>{minute}</td>
              <td>
                {kinds[kind] && <b>{kinds[kind]}: </b>}
                {text}
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  </div>
)
