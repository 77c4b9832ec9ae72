/** Cold pages of lists: those of a topic with half of all articles, beside those of a section. */
import { bigTopic } from '../archive.ts'
import type { Ground, Row } from '../ground.ts'
import { median, ms, say, spread } from '../numbers.ts'
import { startProgram } from '../program.ts'

const rounds = 150
const warmingUp = 20
const bound = 1.5

export async function lists(ground: Ground): Promise<Row[]> {
  const { db } = ground.newsroom
  const section = await db
    .selectFrom('sections')
    .select('slug')
    .orderBy('id')
    .limit(1)
    .executeTakeFirstOrThrow()
  const topic = await db
    .selectFrom('topics')
    .select(['slug', 'id'])
    .where('name', '=', bigTopic)
    .executeTakeFirstOrThrow()
  const { articles } = await db
    .selectFrom('listings')
    .select(({ fn }) => fn.countAll<number>().as('articles'))
    .where('list', '=', `topic:${topic.id}`)
    .executeTakeFirstOrThrow()
  const program = await startProgram(ground)
  const ask = async (path: string) => {
    const { milliseconds, status } = await program.client.get(encodeURI(path))
    if (status !== 200) throw new Error(`${path} was answered ${status}.`)
    return milliseconds
  }
  const first = await ask(`/topics/${topic.slug}`)
  const ofTopic: number[] = []
  const ofSection: number[] = []
  for (let n = 0; n < rounds + warmingUp; n++) {
    // Each page begins at another article, so that none is in memory.
    const before = Math.floor((ground.articles * (n + 2)) / (rounds + warmingUp + 2))
    const times = [
      await ask(`/topics/${topic.slug}?before=${before}`),
      await ask(`/sections/${section.slug}?before=${before}`),
    ] as const
    if (n < warmingUp) continue
    ofTopic.push(times[0])
    ofSection.push(times[1])
  }
  await program.stop()
  const ratio = median(ofTopic) / median(ofSection)
  return [
    {
      what: `cold pages of a topic with ${say(Number(articles))} articles, beside those of a section`,
      measured: `${spread(ofTopic)} (its first page ${ms(first)})`,
      against: spread(ofSection),
      ratio: `${ratio.toFixed(2)}, bound ${bound}`,
      ok: ratio <= bound,
    },
  ]
}
