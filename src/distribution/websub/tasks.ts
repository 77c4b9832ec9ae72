/**
 * The job that notifies a WebSub hub of new content in a feed. The hub then fetches the feed and notifies its
 * subscribers.
 */
import { pingJob, pingPayload } from '../../content/feeds/ping.ts'
import { readPublication } from '../../content/publication/publication.ts'
import type { Work } from '../../platform/jobs.ts'
import type { Outbound } from '../../platform/outbound.ts'
import { absolute } from '../../site/paths.ts'
import type { SiteReadContext } from '../../site/route.ts'
import { feedFormats, isFormatOff } from '../feeds/formats.ts'
import { subjectOfList } from '../feeds/subject.ts'

const timeoutMs = 15_000

interface Place {
  siteUrl: string
  outbound: Outbound
  readContext(): SiteReadContext
}

export const pingTasks = ({ siteUrl, outbound, readContext }: Place): Record<string, Work> => ({
  async [pingJob](payload, signal) {
    const { list } = pingPayload.parse(payload)
    const { hubUrl } = await readPublication(readContext())
    const subject = await subjectOfList(readContext(), list)
    if (!hubUrl || !subject) return
    const topics = [...feedFormats().values()]
      .filter((format) => !isFormatOff(format))
      .map(({ ending }) => absolute(siteUrl, `/feeds/${subject.path}.${ending}`))
    await tellHub(outbound, hubUrl, topics, signal)
  },
})

/** The request format of hubs since PubSubHubbub 0.3 (7.1), unchanged by WebSub. */
async function tellHub(
  outbound: Outbound,
  hubUrl: string,
  topics: string[],
  signal: AbortSignal,
): Promise<void> {
  const form = new URLSearchParams([['hub.mode', 'publish'], ...topics.map((url) => ['hub.url', url])])
  const answer = await outbound.ask(new URL(hubUrl), {
    ...{ method: 'POST', body: form.toString() },
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
  })
  await answer.body?.cancel()
  if (!answer.ok) throw new Error(`The hub ${hubUrl} answered ${answer.status}.`)
}
