/** Converts HEIC, the format of iPhones, to JPEG: by libheif, in a process with limited time and memory. */
import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import { isOutOfRoom, withRoomCode } from '../../../platform/room.ts'
import { PictureError } from '../refusal.ts'

/** Half the limit of other pictures: no phone's camera has more, and all pixels are decoded at once. */
export const maxHeicPixels = 50_000_000
const patienceMs = 90_000
const maxMemory = 1_200 * 1024 * 1024
const lookEveryMs = 200

/** The bundle has its own name for the script. */
const script = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? './decoder.ts' : './heic-decoder.js', import.meta.url),
)

/**
 * Writes the JPEG to `target`, upright.
 * @throws PictureError; an error of the disk when it is full
 */
export async function convertHeic(source: string, target: string): Promise<void> {
  const child = spawn(
    process.execPath,
    ['--max-old-space-size=256', script, source, target, String(maxHeicPixels)],
    // The child process needs no environment.
    { stdio: ['ignore', 'ignore', 'pipe'], timeout: patienceMs, killSignal: 'SIGKILL', env: {} },
  )
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said = (said + text).slice(0, 500)
  })
  const watch = setInterval(async () => {
    if ((await residentMemory(child.pid)) > maxMemory) child.kill('SIGKILL')
  }, lookEveryMs)
  try {
    if (child.pid !== undefined) setPriority(child.pid, 10)
  } catch {
    // It has already ended, or the system does not allow it.
  }
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (...ended) => resolve(ended))
  }).finally(() => clearInterval(watch))
  if (code === 0) return
  const failed = withRoomCode(new Error(said.trim()), said, signal)
  if (isOutOfRoom(failed)) throw failed
  const why = signal ? 'it takes too long or too much memory' : said.trim() || 'it cannot be read'
  throw new PictureError(
    'heic',
    `The HEIC picture could not be converted: ${why}. Export it as JPEG and send that.`,
  )
}

/** The resident memory of a process on Linux, in bytes; 0 elsewhere. */
async function residentMemory(pid: number | undefined): Promise<number> {
  const text = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '')
  return Number(text.split(' ')[1] ?? 0) * 4_096
}
