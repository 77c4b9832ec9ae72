/** Live coverage of the demonstration, posted entry by entry as a desk does. */
import { editEntry, postEntry } from '../../content/coverage/post.ts'
import { setCoverageState } from '../../content/coverage/state.ts'
import { saveCoverage } from '../../content/coverage/write.ts'
import { bodyOf } from './articles.ts'
import type { Garden } from './plant.ts'
import type { DemoCoverage, DemoEntry } from './texts/types.ts'

const minuteMs = 60_000

export async function plantCoverages(garden: Garden, coverages: DemoCoverage[]): Promise<void> {
  for (const coverage of coverages) await plantCoverage(garden, coverage)
}

async function plantCoverage(garden: Garden, coverage: DemoCoverage): Promise<void> {
  const { act, album, sections, stories, now } = garden
  const ago = (minutes: number) => new Date(now.getTime() - minutes * minuteMs)
  const { headline, standfirst, startedMinutesAgo, endedMinutesAgo } = coverage
  const { id } = await act(saveCoverage, {
    headline,
    standfirst,
    summary: await bodyOf(garden, coverage.summary),
    sectionId: sections.get(coverage.section) ?? null,
    storyIds: coverage.stories.map((key) => stories.get(key)!),
    mediaId: await album.picture(coverage.picture),
  })
  await act(setCoverageState, { id, state: 'live', at: ago(startedMinutesAgo) })
  for (const [i, entry] of coverage.entries.entries()) await post(garden, id, `demo-${i}`, entry)
  if (endedMinutesAgo !== undefined)
    await act(setCoverageState, { id, state: 'ended', at: ago(endedMinutesAgo) })
}

async function post(garden: Garden, coverageId: number, key: string, entry: DemoEntry): Promise<void> {
  const { act, articles, people, now } = garden
  const { headline, mark, pinned, was, minutes } = entry
  const body = await bodyOf(garden, entry.body)
  const articleId = articles.get(entry.article ?? '')
  if (articleId) body.content.push({ type: 'articleCard', attrs: { articleId } })
  const content = { headline, mark, body, personId: people.get(entry.by) ?? null }
  const first = was ? { ...content, body: await bodyOf(garden, was) } : content
  const at = new Date(now.getTime() - minutes * minuteMs)
  const { id } = await act(postEntry, { coverageId, key, ...first, pinned, publish: true, at })
  if (was) await act(editEntry, { coverageId, id, ...content })
}
