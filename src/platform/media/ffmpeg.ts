/**
 * Makes HLS renditions and a still of a video, with ffmpeg where it is installed. All variants have the same
 * four-second segments, none is larger than the original, and one is audio only. The folder exists only when
 * all renditions are complete.
 */
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { setPriority } from 'node:os'
import { join } from 'node:path'
import { withRoomCode } from '../room.ts'
import { hlsDir, originalPath, renditionsDir } from './store.ts'

/** The length of the shorter side in pixels, and the maximum bit rate. */
const ladder = [
  { short: 360, bitrate: 800 },
  { short: 720, bitrate: 2_800 },
]
const segmentSeconds = 4
/** A video file can refer to other files and URLs; ffmpeg must not read them. */
const localOnly = ['-protocol_whitelist', 'file']

let found: string | undefined

/** The version that is installed, once it was found; null while ffmpeg or ffprobe is missing. */
export async function findFfmpeg(): Promise<string | null> {
  if (found) return found
  try {
    await run('ffprobe', ['-version'])
    found = /^ffmpeg version (\S+)/.exec(await run('ffmpeg', ['-version']))?.[1] ?? 'unknown'
    return found
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
  const probeOptions = [
    '-v',
    'error',
    '-show_entries',
    'stream=codec_type,width,height:format=duration',
    '-of',
    'json',
  ]
  const { streams, format } = JSON.parse(
    await run('ffprobe', [...probeOptions, ...localOnly, source], signal),
  )
  const picture = streams.find((one: { codec_type: string }) => one.codec_type === 'video')
  if (!picture) throw new Error('The film has no picture.')
  const hasSound = streams.some((one: { codec_type: string }) => one.codec_type === 'audio')
  return { short: Math.min(picture.width, picture.height), hasSound, seconds: Number(format?.duration) || 0 }
}

/**
 * Makes the renditions unless they exist; only one process at a time.
 * @throws when ffmpeg fails
 */
export async function makeHls(mediaDir: string, file: string, signal?: AbortSignal): Promise<void> {
  const folder = renditionsDir(mediaDir, file)
  await mkdir(folder, { recursive: true })
  // Remove leftovers of an earlier attempt that was interrupted.
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

/** Each picture size, then audio only: the outputs of one ffmpeg run, which reads the video once. */
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
  ...['-nostdin', '-v', 'error', '-y', ...localOnly, '-i', source],
  ...outputs.flatMap(({ name, args }) => [
    // Removes metadata such as location and device.
    ...[...args, '-map_metadata', '-1', '-f', 'hls', '-hls_time', String(segmentSeconds)],
    ...['-hls_playlist_type', 'vod', '-hls_segment_type', 'fmp4', '-hls_flags', 'independent_segments'],
    ...['-hls_fmp4_init_filename', `${name}-init.mp4`, '-hls_segment_filename', `${name}-%04d.m4s`],
    `${name}.m3u8`,
  ]),
]

/** Writes the master playlist (RFC 8216, 4.3.4.2) with the measured bit rates; ffmpeg would only estimate them. */
async function writeMaster(folder: string, names: string[], signal?: AbortSignal): Promise<void> {
  const lines = ['#EXTM3U', '#EXT-X-VERSION:7', '#EXT-X-INDEPENDENT-SEGMENTS']
  for (const name of names) {
    const playlist = await readFile(join(folder, `${name}.m3u8`), 'utf8')
    let peak = 0
    for (const [, seconds, file] of playlist.matchAll(/#EXTINF:([\d.]+),[^\n]*\n(\S+)/g)) {
      const { size } = await stat(join(folder, file!))
      // Skip a very short last segment, whose bit rate means nothing.
      peak = Math.max(peak, (size * 8) / Math.max(1, Number(seconds)))
    }
    const probeOptions = [
      '-v',
      'error',
      '-show_entries',
      'stream=codec_type,width,height,level',
      '-of',
      'json',
    ]
    const { streams } = JSON.parse(
      await run('ffprobe', [...probeOptions, ...localOnly, `${name}.m3u8`], signal, folder),
    ) as {
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

/** Extracts a still from some way into the video: a JPEG at `target`, in the video's size. */
export async function takeStill(
  mediaDir: string,
  file: string,
  target: string,
  signal?: AbortSignal,
): Promise<void> {
  const source = originalPath(mediaDir, file)
  const { seconds } = await shapeOf(source, signal)
  const at = String(Math.min(3, seconds / 4))
  const still = [
    '-nostdin',
    '-v',
    'error',
    '-y',
    '-ss',
    at,
    ...localOnly,
    '-i',
    source,
    '-frames:v',
    '1',
    '-q:v',
    '3',
  ]
  await run('ffmpeg', [...still, '-map_metadata', '-1', target], signal)
}

/** A video file may refer to other files and URLs (playlists do): only files and pipes are allowed. */
const onlyFiles = ['-protocol_whitelist', 'file,pipe']

/**
 * Runs a program at the lowest priority; returns its output.
 * @throws with its last output
 */
export function run(program: string, args: string[], signal?: AbortSignal, cwd?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const isAbout = args[0] === '-version'
    const child = spawn(program, isAbout ? args : [...onlyFiles, ...args], {
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
        // It has already ended, or the system does not allow it.
      }
    }
    child.stdout.setEncoding('utf8').on('data', (text) => {
      printed += text
    })
    child.stderr.setEncoding('utf8').on('data', (text) => {
      complained = (complained + text).slice(-2_000)
    })
    child.on('error', reject)
    child.on('close', (code, endedBy) => {
      if (code === 0) return resolve(printed)
      const failed = new Error(`${program} failed: ${complained.trim().split('\n').at(-1) ?? code}`)
      reject(withRoomCode(failed, complained, endedBy))
    })
  })
}
