/** The job that tells a WebSub hub of a feed's new content. The hub reads the feed itself, and tells its subscribers. */
import { pingJob, pingPayload } from '../../content/feeds/ping.ts'
import { readPublication } from '../../content/publication/publication.ts'
import type { Work } from '../../platform/jobs.ts'
import { absolute } from '../../site/addresses.ts'
import type { SiteReading } from '../../site/route.ts'
import { feedFormats } from '../feeds/routes.ts'
import { subjectOfList } from '../feeds/subject.ts'

const timeoutMs = 15_000

interface Place {
  siteUrl: string
  reading(): SiteReading
}

export const pingTasks = ({ siteUrl, reading }: Place): Record<string, Work> => ({
  async [pingJob](payload, signal) {
    const { list } = pingPayload.parse(payload)
    const { hubUrl } = await readPublication(reading())
    const subject = await subjectOfList(reading(), list)
    if (!hubUrl || !subject) return
    const topics = [...feedFormats.keys()].map((ending) =>
      absolute(siteUrl, `/feeds/${subject.path}.${ending}`),
    )
    await tellHub(hubUrl, topics, signal)
  },
})

/** As hubs expect it since PubSubHubbub 0.3 (7.1), which WebSub leaves as it was. */
async function tellHub(hubUrl: string, topics: string[], signal: AbortSignal): Promise<void> {
  const form = new URLSearchParams([['hub.mode', 'publish'], ...topics.map((url) => ['hub.url', url])])
  const answer = await fetch(hubUrl, {
    ...{ method: 'POST', body: form, redirect: 'error' },
    headers: { 'User-Agent': 'Nashra' },
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
  })
  await answer.body?.cancel()
  if (!answer.ok) throw new Error(`The hub ${hubUrl} answered ${answer.status}.`)
}
