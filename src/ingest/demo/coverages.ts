/** Live coverages of the demonstration, posted entry by entry with the normal commands. */
import { editEntry, postEntry } from '../../content/coverage/post.ts'
import { setScore } from '../../content/coverage/score.ts'
import { setCoverageState } from '../../content/coverage/state.ts'
import { saveCoverage } from '../../content/coverage/write.ts'
import { bodyOf } from './articles.ts'
import type { DemoContext } from './load.ts'
import type { DemoCoverage, DemoEntry } from './texts/types.ts'

const minuteMs = 60_000

export async function loadCoverages(context: DemoContext, coverages: DemoCoverage[]): Promise<void> {
  for (const coverage of coverages) await loadCoverage(context, coverage)
}

async function loadCoverage(context: DemoContext, coverage: DemoCoverage): Promise<void> {
  const { act, album, sections, stories, now } = context
  const ago = (minutes: number) => new Date(now.getTime() - minutes * minuteMs)
  const { headline, standfirst, startedMinutesAgo, endedMinutesAgo, score } = coverage
  const { id } = await act(saveCoverage, {
    headline,
    standfirst,
    summary: await bodyOf(context, coverage.summary),
    sectionId: sections.get(coverage.section) ?? null,
    storyIds: coverage.stories.map((key) => stories.get(key)!),
    mediaId: await album.picture(coverage.picture),
  })
  await act(setCoverageState, { id, state: 'live', at: ago(startedMinutesAgo) })
  for (const [i, entry] of coverage.entries.entries()) await post(context, id, `demo-${i}`, entry)
  if (score) await act(setScore, { id, ...score })
  if (endedMinutesAgo !== undefined)
    await act(setCoverageState, { id, state: 'ended', at: ago(endedMinutesAgo) })
}

async function post(context: DemoContext, coverageId: number, key: string, entry: DemoEntry): Promise<void> {
  const { act, articles, people, now } = context
  const { headline, flag, pinned, was, minutes } = entry
  const body = await bodyOf(context, entry.body)
  const articleId = articles.get(entry.article ?? '')
  if (articleId) body.content.push({ type: 'articleCard', attrs: { articleId } })
  const content = { headline, flag, body, personId: people.get(entry.by) ?? null }
  const first = was ? { ...content, body: await bodyOf(context, was) } : content
  const at = new Date(now.getTime() - minutes * minuteMs)
  const { id } = await act(postEntry, { coverageId, key, ...first, pinned, publish: true, at })
  if (was) await act(editEntry, { coverageId, id, ...content })
}
