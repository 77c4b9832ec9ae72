/** A real broadcast: a test picture and a tone, made into HLS by ffmpeg, served as a broadcaster's host does. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { temporaryFolder } from '../harness.ts'

const types: Record<string, string> = {
  m3u8: 'application/vnd.apple.mpegurl',
  ts: 'video/mp2t',
}

/** Says clearly what is missing; these tests cannot be without it. */
function needFfmpeg(): void {
  try {
    execFileSync('ffmpeg', ['-version'], { stdio: 'ignore' })
  } catch {
    throw new Error('This test makes a real stream and needs ffmpeg: install it ("apt-get install ffmpeg").')
  }
}

export async function openBroadcaster() {
  needFfmpeg()
  const folder = temporaryFolder()
  const air = join(folder, 'air')
  const server = createServer(async (request, response) => {
    const name = /^\/air\/([\w.-]+)$/.exec(request.url!.split('?')[0]!)?.[1]
    const path = name && join(air, name)
    response.setHeader('Access-Control-Allow-Origin', '*')
    response.setHeader('Cache-Control', 'no-store')
    if (!path || !(await stat(path).catch(() => null))) return response.writeHead(404).end()
    response.setHeader('Content-Type', types[name.split('.').at(-1)!] ?? 'application/octet-stream')
    createReadStream(path)
      .on('error', () => response.destroy())
      .pipe(response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  let encoder: ChildProcess | undefined

  /** Goes on the air: picture with sound, and the sound alone; segments of two seconds. */
  async function start(): Promise<void> {
    await end('SIGKILL')
    await rm(air, { recursive: true, force: true })
    await mkdir(air)
    const sources = [
      '-re',
      '-f',
      'lavfi',
      '-i',
      'testsrc2=size=256x144:rate=12',
      '-re',
      '-f',
      'lavfi',
      '-i',
      'sine=frequency=440:sample_rate=44100',
    ]
    const codecs = [
      '-c:v',
      'libx264',
      '-preset',
      'ultrafast',
      '-tune',
      'zerolatency',
      '-pix_fmt',
      'yuv420p',
      '-g',
      '24',
    ]
    const maps = ['-map', '0:v', '-map', '1:a', '-map', '1:a', '-c:a', 'aac', '-b:a', '48k', '-ar', '44100']
    const hls = [
      '-f',
      'hls',
      '-hls_time',
      '2',
      '-hls_list_size',
      '5',
      '-hls_flags',
      'delete_segments+temp_file',
    ]
    const names = ['-master_pl_name', 'master.m3u8', '-var_stream_map', 'v:0,a:0,name:low a:1,name:sound']
    encoder = spawn(
      'ffmpeg',
      [
        '-v',
        'error',
        '-threads',
        '1',
        ...sources,
        ...maps,
        ...codecs,
        ...hls,
        ...names,
        join(air, '%v.m3u8'),
      ],
      { stdio: ['pipe', 'ignore', 'inherit'] },
    )
  }

  async function end(signal: 'SIGINT' | 'SIGKILL'): Promise<void> {
    if (!encoder || encoder.exitCode !== null || encoder.signalCode !== null) return
    encoder.kill(signal)
    await once(encoder, 'exit')
  }

  return {
    origin,
    url: `${origin}/air/master.m3u8`,
    start,
    /** Its end is said in its playlist. */
    finish: () => end('SIGINT'),
    /** Stops as in a power failure: the playlist stays unchanged. */
    abandon: () => end('SIGKILL'),
    async close() {
      await end('SIGKILL')
      server.closeAllConnections()
      server.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
