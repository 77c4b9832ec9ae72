/**
 * Converts a phone's video (QuickTime, or MP4 with sensor tracks) into an MP4 that plays while loading, with
 * ffmpeg.
 */
import { run } from './ffmpeg.ts'

/** Reads only the named file, and only as what its first bytes say (MP4 and QuickTime share a format). */
const reading = (source: string) => ['-protocol_whitelist', 'file', '-f', 'mov', '-i', source]
const patienceMs = 5 * 60_000

export interface Remuxed {
  /** The video codec as ffmpeg names it: 'h264', 'hevc'. */
  codec: string
}

/** Audio codecs that MP4 supports; other audio (a camera's PCM) is converted to AAC. */
const kept = new Set(['aac', 'mp3', 'ac3'])

/**
 * Writes an MP4 to `target`: the video and one audio track unchanged, without metadata about the author.
 * @throws when ffmpeg fails
 */
export async function remux(source: string, target: string): Promise<Remuxed> {
  const signal = AbortSignal.timeout(patienceMs)
  const probeOptions = ['-v', 'error', '-show_entries', 'stream=codec_type,codec_name', '-of', 'json']
  const { streams } = JSON.parse(await run('ffprobe', [...probeOptions, ...reading(source)], signal)) as {
    streams: { codec_type: string; codec_name: string }[]
  }
  const codec = streams.find((one) => one.codec_type === 'video')?.codec_name
  if (!codec) throw new Error('The video has no picture.')
  const sound = streams.find((one) => one.codec_type === 'audio')?.codec_name
  await run(
    'ffmpeg',
    [
      ...['-nostdin', '-v', 'error', '-y', ...reading(source), '-map', '0:v:0', '-map', '0:a:0?'],
      ...['-c:v', 'copy', ...(codec === 'hevc' ? ['-tag:v', 'hvc1'] : [])],
      ...(sound && !kept.has(sound) ? ['-c:a', 'aac', '-b:a', '128k'] : ['-c:a', 'copy']),
      // Removes location and device; the same input gives the same bytes.
      ...['-map_metadata', '-1', '-map_chapters', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact'],
      ...['-movflags', '+faststart', '-f', 'mp4', target],
    ],
    signal,
  )
  return { codec }
}
