/** The duration of an audio file, by ffprobe where it is installed. */
import { findFfmpeg, run } from './ffmpeg.ts'

/** The demuxers of ffmpeg: a file is read only as what its first bytes say. */
const demuxers = { mp3: 'mp3', m4a: 'mov', aac: 'aac', ogg: 'ogg', wav: 'wav' }
const patienceMs = 60_000

/**
 * Null when ffprobe is not installed.
 * @throws when the file has no audio that ffprobe can read
 */
export async function soundSeconds(path: string, kind: keyof typeof demuxers): Promise<number | null> {
  if ((await findFfmpeg()) === null) return null
  const shown = ['-v', 'error', '-select_streams', 'a', '-show_entries', 'stream=codec_type:format=duration']
  const reading = ['-protocol_whitelist', 'file', '-f', demuxers[kind], path]
  const printed = await run('ffprobe', [...shown, '-of', 'json', ...reading], AbortSignal.timeout(patienceMs))
  const { streams = [], format } = JSON.parse(printed) as {
    streams?: unknown[]
    format?: { duration?: string }
  }
  if (streams.length === 0) throw new Error('The file has no audio.')
  const seconds = Number(format?.duration)
  return Number.isFinite(seconds) && seconds > 0 ? Math.round(seconds * 1_000) / 1_000 : null
}
