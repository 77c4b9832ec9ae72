/** The one write of the match centre, and what follows from it. */
import { articlePublished, defineCommand, defineEvent, type ModuleWork, on, z } from 'nashra'
import { matchesIn } from './block.tsx'
import { key, type Match, match } from './match.ts'

const scoreChanged = defineEvent<{ match: string; score: string; minute: number }>('matches.score-changed')

export const saveMatch = defineCommand({
  name: 'save',
  input: z.strictObject({ key, match }),
  may: 'publish',
  async run(work, { key, match }) {
    const matches = work.store('matches')
    const before = (await matches.get(key)) as Match | null
    await matches.put(key, match)
    const { homeScore, awayScore, minute } = match
    if (before && (before.homeScore !== homeScore || before.awayScore !== awayScore))
      work.emit(scoreChanged({ match: key, score: `${homeScore}-${awayScore}`, minute }))
    return match
  },
})

/** Which article tells of a match, so that the page of the match leads to it. */
async function noteArticle(work: ModuleWork, id: number, body: { content: { type: string }[] }) {
  for (const name of matchesIn(body)) await work.store('articles').put(name, id)
}

export const listeners = [
  on(articlePublished, (work, { id, content }) => noteArticle(work, id, content.body)),
  on(scoreChanged, async (work, { match, score, minute }) => {
    const scores = work.store('scores')
    const before = ((await scores.get(match)) as string[] | null) ?? []
    await scores.put(match, [...before, `${minute}: ${score}`].slice(-99))
  }),
]
