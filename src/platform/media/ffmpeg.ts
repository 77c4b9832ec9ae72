/**
 * HLS renditions of a film and a still of it, by ffmpeg where it is installed: each variant has the same segments of
 * four seconds, none is larger than the film, and one is its sound alone. A folder stands when all of it is there.
 */
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { setPriority } from 'node:os'
import { join } from 'node:path'
import { hlsDir, originalPath, renditionsDir } from './store.ts'

/** Pixels of the shorter side, and the most bits a second. */
const ladder = [
  { short: 360, bitrate: 800 },
  { short: 720, bitrate: 2_800 },
]
const segmentSeconds = 4

/** The versions that are installed; null where one is missing. */
export async function findFfmpeg(): Promise<string | null> {
  try {
    await run('ffprobe', ['-version'])
    return /^ffmpeg version (\S+)/.exec(await run('ffmpeg', ['-version']))?.[1] ?? 'unknown'
  } catch {
    return null
  }
}

export const isMade = (mediaDir: string, file: string): Promise<boolean> =>
  stat(join(hlsDir(mediaDir, file), 'hls-master.m3u8')).then(
    () => true,
    () => false,
  )

interface Shape {
  short: number
  hasSound: boolean
  seconds: number
}

async function shapeOf(source: string, signal?: AbortSignal): Promise<Shape> {
  const asked = [
    '-v',
    'error',
    '-show_entries',
    'stream=codec_type,width,height:format=duration',
    '-of',
    'json',
  ]
  const { streams, format } = JSON.parse(await run('ffprobe', [...asked, source], signal))
  const picture = streams.find((one: { codec_type: string }) => one.codec_type === 'video')
  if (!picture) throw new Error('The film has no picture.')
  const hasSound = streams.some((one: { codec_type: string }) => one.codec_type === 'audio')
  return { short: Math.min(picture.width, picture.height), hasSound, seconds: Number(format?.duration) || 0 }
}

/** Makes the renditions, unless they are there. Only one process at a time does. @throws when ffmpeg fails */
export async function makeHls(mediaDir: string, file: string, signal?: AbortSignal): Promise<void> {
  const folder = renditionsDir(mediaDir, file)
  await mkdir(folder, { recursive: true })
  // What an earlier try that was ended left behind.
  for (const name of await readdir(folder))
    if (/^hls\..+\.part$/.test(name)) await rm(join(folder, name), { recursive: true, force: true })
  if (await isMade(mediaDir, file)) return
  const source = originalPath(mediaDir, file)
  const draft = join(folder, `hls.${randomUUID()}.part`)
  await mkdir(draft)
  try {
    const outputs = outputsOf(await shapeOf(source, signal))
    await run('ffmpeg', hlsArguments(source, outputs), signal, draft)
    await writeMaster(
      draft,
      outputs.map(({ name }) => name),
      signal,
    )
    await rename(draft, hlsDir(mediaDir, file))
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

/** One picture's size after the other, then the sound alone: as outputs of one run, which reads the film once. */
function outputsOf({ short, hasSound }: Shape): { name: string; args: string[] }[] {
  const rungs = ladder.filter((rung) => rung.short <= short)
  const made = rungs.length > 0 ? rungs : [{ short: short - (short % 2), bitrate: 600 }]
  const sound = (kbit: number) => ['-map', '0:a:0', '-c:a', 'aac', '-b:a', `${kbit}k`, '-ac', '2']
  const pictures = made.map(({ short: side, bitrate }) => ({
    name: `hls-${side}`,
    args: [
      ...['-map', '0:v:0', '-vf', `scale='if(gt(iw,ih),-2,${side})':'if(gt(iw,ih),${side},-2)'`],
      ...[
        '-c:v',
        'libx264',
        '-preset',
        'veryfast',
        '-crf',
        '23',
        '-pix_fmt',
        'yuv420p',
        '-profile:v',
        'main',
      ],
      ...['-maxrate', `${bitrate}k`, '-bufsize', `${bitrate * 2}k`, '-threads', '2'],
      ...['-force_key_frames', `expr:gte(t,n_forced*${segmentSeconds})`, '-sc_threshold', '0'],
      ...(hasSound ? sound(96) : []),
    ],
  }))
  return hasSound ? [...pictures, { name: 'hls-sound', args: sound(64) }] : pictures
}

const hlsArguments = (source: string, outputs: { name: string; args: string[] }[]): string[] => [
  ...['-nostdin', '-v', 'error', '-y', '-i', source],
  ...outputs.flatMap(({ name, args }) => [
    // Neither where it was filmed nor with what.
    ...[...args, '-map_metadata', '-1', '-f', 'hls', '-hls_time', String(segmentSeconds)],
    ...['-hls_playlist_type', 'vod', '-hls_segment_type', 'fmp4', '-hls_flags', 'independent_segments'],
    ...['-hls_fmp4_init_filename', `${name}-init.mp4`, '-hls_segment_filename', `${name}-%04d.m4s`],
    `${name}.m3u8`,
  ]),
]

/** The master playlist (RFC 8216, 4.3.4.2), of what the segments turned out to need: ffmpeg's own would guess. */
async function writeMaster(folder: string, names: string[], signal?: AbortSignal): Promise<void> {
  const lines = ['#EXTM3U', '#EXT-X-VERSION:7', '#EXT-X-INDEPENDENT-SEGMENTS']
  for (const name of names) {
    const playlist = await readFile(join(folder, `${name}.m3u8`), 'utf8')
    let peak = 0
    for (const [, seconds, file] of playlist.matchAll(/#EXTINF:([\d.]+),[^\n]*\n(\S+)/g)) {
      const { size } = await stat(join(folder, file!))
      // A last piece of a moment says nothing.
      peak = Math.max(peak, (size * 8) / Math.max(1, Number(seconds)))
    }
    const asked = ['-v', 'error', '-show_entries', 'stream=codec_type,width,height,level', '-of', 'json']
    const { streams } = JSON.parse(await run('ffprobe', [...asked, `${name}.m3u8`], signal, folder)) as {
      streams: { codec_type: string; width: number; height: number; level: number }[]
    }
    const picture = streams.find((one) => one.codec_type === 'video')
    const codecs = [
      ...(picture ? [`avc1.4d40${picture.level.toString(16).padStart(2, '0')}`] : []),
      ...(streams.some((one) => one.codec_type === 'audio') ? ['mp4a.40.2'] : []),
    ]
    const size = picture ? `,RESOLUTION=${picture.width}x${picture.height}` : ''
    lines.push(
      `#EXT-X-STREAM-INF:BANDWIDTH=${Math.ceil(peak)},CODECS="${codecs.join()}"${size}`,
      `${name}.m3u8`,
    )
  }
  await writeFile(join(folder, 'hls-master.m3u8'), `${lines.join('\n')}\n`)
}

/** A still of the film, some way in: a JPEG at `target`, as large as the film. */
export async function takeStill(
  mediaDir: string,
  file: string,
  target: string,
  signal?: AbortSignal,
): Promise<void> {
  const source = originalPath(mediaDir, file)
  const { seconds } = await shapeOf(source, signal)
  const at = String(Math.min(3, seconds / 4))
  const still = ['-nostdin', '-v', 'error', '-y', '-ss', at, '-i', source, '-frames:v', '1', '-q:v', '3']
  await run('ffmpeg', [...still, '-map_metadata', '-1', target], signal)
}

/** Runs a program below everything else; answers what it printed. @throws with its last words */
function run(program: string, args: string[], signal?: AbortSignal, cwd?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      signal,
      killSignal: 'SIGKILL',
    })
    let printed = ''
    let complained = ''
    if (child.pid !== undefined) {
      try {
        setPriority(child.pid, 10)
      } catch {
        // It ended already, or the system does not let us.
      }
    }
    child.stdout.setEncoding('utf8').on('data', (text) => {
      printed += text
    })
    child.stderr.setEncoding('utf8').on('data', (text) => {
      complained = (complained + text).slice(-2_000)
    })
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve(printed)
      else reject(new Error(`${program} failed: ${complained.trim().split('\n').at(-1) ?? code}`))
    })
  })
}
