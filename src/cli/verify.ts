/** `nashra verify PATH… --from wordpress | ghost`: compares the archive of another program with what it became here. */
import { loadSwitches } from '../content/modules/switch.ts'
import { readMapping } from '../ingest/archive/mapping.ts'
import { verifyArchive } from '../ingest/archive/verify/archive.ts'
import { verifyText, writeVerifyReport } from '../ingest/archive/verify/report.ts'
import type { Settings } from '../platform/settings.ts'
import { answerPages } from '../server/answer-pages.ts'
import { openNewsroom } from '../server/newsroom.ts'
import { notice } from './notice.ts'

const usage =
  'Use: nashra verify PATH… --from wordpress | ghost [--uploads DIR] [--site URL] [--map FILE] [--redirects FILE]… [--report FILE]'
const waitMs = 2_000

export interface VerifyFlags {
  from?: string
  uploads?: string
  site?: string
  map?: string
  redirects?: string[]
  report?: string
}

/** Whether a Nashra answers at this address. */
async function isRunning(base: string): Promise<boolean> {
  try {
    const answer = await fetch(`${base}/healthz`, { redirect: 'manual', signal: AbortSignal.timeout(waitMs) })
    return answer.status === 200 && (await answer.text()) === 'ok\n'
  } catch {
    return false
  }
}

/** Asks a running site. Locations on it are paths. */
function askRunning(base: string, siteUrl: string) {
  return async (path: string) => {
    const answer = await fetch(`${base}${path}`, { redirect: 'manual' })
    await answer.body?.cancel()
    const location = answer.headers.get('location')
    const own = location && [siteUrl, base].find((one) => location.startsWith(`${one}/`))
    return { status: answer.status, location: own ? location.slice(own.length) : location }
  }
}

/** Ends with 1 when something differs that no report of an import explains. */
export async function verify(settings: Settings, paths: string[], flags: VerifyFlags): Promise<void> {
  const system = flags.from
  if ((system !== 'wordpress' && system !== 'ghost') || paths.length === 0) throw new Error(usage)
  const mapping = flags.map === undefined ? undefined : await readMapping(flags.map)
  const newsroom = await openNewsroom(settings, notice, 10)
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'disconnect']) process.once(signal, () => stop.abort())
  try {
    await loadSwitches(newsroom.db)
    const { siteUrl, port } = settings
    const local = `http://127.0.0.1:${port}`
    const askedAt = (await isRunning(siteUrl)) ? siteUrl : (await isRunning(local)) ? local : null
    let shownAt = 0
    const report = await verifyArchive({
      ...{ db: newsroom.db, system, paths, mapping, askedAt, signal: stop.signal },
      ...{ uploads: flags.uploads, site: flags.site, redirects: flags.redirects },
      ask: askedAt === null ? answerPages(newsroom, siteUrl) : askRunning(askedAt, siteUrl),
      progress(phase, done, total) {
        if (Date.now() - shownAt < 5_000) return
        shownAt = Date.now()
        notice(`${phase}: ${done}${total > 0 ? ` of ${total}` : ''}`)
      },
    })
    process.stdout.write(verifyText(report))
    if (flags.report) notice(`The comparison is in ${await writeVerifyReport(flags.report, report)}.`)
    if (!report.ok) process.exitCode = 1
  } catch (error) {
    if (stop.signal.aborted) throw new Error('Interrupted.')
    throw error
  } finally {
    await newsroom.close()
  }
}
