/** `nashra export`: every article as ninjs 3.1 JSON lines, or the whole newsroom for another program. */
import { once } from 'node:events'
import { exportGhost } from '../distribution/ghost/export.ts'
import { exportNinjs } from '../distribution/ninjs/export.ts'
import { exportFiles } from '../distribution/static/export.ts'
import { exportWordPress } from '../distribution/wordpress/export.ts'
import type { Settings } from '../platform/settings.ts'
import { type Newsroom, openNewsroom } from '../server/newsroom.ts'
import { openStaticSource } from '../server/static-source.ts'
import { notice } from './notice.ts'

const usage = 'Use: nashra export [--to wordpress --out DIR [--media-url URL] | --to ghost | files --out DIR]'

export interface ExportFlags {
  to?: string
  out?: string
  'media-url'?: string
}

/** The number of articles or pages so far, on a terminal; nothing otherwise. */
function onProgress(count: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${count} `)
}

function mediaUrlOf(given: string | undefined, siteUrl: string): string {
  const url = (given ?? siteUrl).replace(/\/+$/, '')
  if (!/^https?:\/\//.test(url) || !URL.canParse(url))
    throw new Error(`--media-url ${given} is not a web address.`)
  return url
}

async function exportTo(newsroom: Newsroom, settings: Settings, flags: ExportFlags): Promise<string> {
  const { siteUrl, mediaDir } = settings
  const { to, out } = flags
  if (!out) throw new Error(usage)
  const mediaUrl = mediaUrlOf(flags['media-url'], siteUrl)
  const options = { db: newsroom.db, siteUrl, mediaDir, folder: out, mediaUrl, onProgress }
  if (to === 'wordpress') return exportWordPress(options)
  if (to === 'ghost') return exportGhost(options)
  if (to === 'files') return exportFiles({ ...options, source: await openStaticSource(options) })
  throw new Error(usage)
}

export async function exportAll(settings: Settings, flags: ExportFlags = {}): Promise<void> {
  const newsroom = await openNewsroom(settings, notice, 2)
  try {
    if (flags.to !== undefined) {
      const report = await exportTo(newsroom, settings, flags)
      if (process.stderr.isTTY) process.stderr.write('\n')
      process.stdout.write(report)
      return
    }
    await exportNinjs({
      ...{ db: newsroom.db, siteUrl: settings.siteUrl },
      write: (line) => (process.stdout.write(line) ? undefined : once(process.stdout, 'drain')),
    })
  } finally {
    await newsroom.close()
  }
}
