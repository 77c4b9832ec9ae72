/** The words of captions in paragraphs, for readers who read a video. */
import { readFile } from 'node:fs/promises'
import type { Kysely } from 'kysely'
import { noteCaptionText } from '../../content/media/caption.ts'
import { longestCaptionText } from '../../content/media/captions.ts'
import { system } from '../../kernel/actor.ts'
import { execute } from '../../kernel/run.ts'
import type { Tables } from '../../kernel/tables.ts'
import { originalPath } from '../../platform/media/store.ts'

/** A paragraph ends with a sentence after this many characters, or after a pause. */
const enough = 300
const pauseSeconds = 2
/** Without punctuation, it ends here. */
const longestParagraph = 1_200

const timing = /^([\d:.]+) --> ([\d:.]+)/
const sentenceEnd = /[.!?؟۔…]["'»”)\]]*$/u
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', nbsp: ' ', lrm: '', rlm: '' }

interface Cue {
  start: number
  end: number
  speaker: string
  text: string
}

const secondsOf = (time: string) => time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)

const plain = (text: string) =>
  text
    .replace(/<[^<>]*>/g, '')
    .replace(/&(amp|lt|gt|nbsp|lrm|rlm);/g, (_, name) => entities[name]!)
    .replace(/\s+/g, ' ')
    .trim()

function readCue(block: string): Cue | null {
  const [first = '', ...lines] = block.split('\n')
  const [, start, end] = timing.exec(first) ?? []
  if (start === undefined || end === undefined) return null
  const speaker = plain(/<v[ \t]([^<>&]+)>/.exec(lines.join(' '))?.[1] ?? '')
  return { start: secondsOf(start), end: secondsOf(end), speaker, text: plain(lines.join(' ')) }
}

/**
 * Merges the cues of stored captions (captions.ts) to paragraphs, which empty lines separate. A new speaker begins a
 * paragraph. Text beyond the greatest length is left out.
 */
export function captionText(vtt: string): string {
  const paragraphs: string[] = []
  let previous: Cue | null = null
  for (const block of vtt.split(/\n{2,}/)) {
    const cue = readCue(block)
    // Captions that roll up repeat the line before.
    if (!cue || cue.text === '' || cue.text === previous?.text) continue
    const last = paragraphs.at(-1)
    const changes = cue.speaker !== (previous?.speaker ?? '')
    if (last === undefined || changes || isFull(last, cue.start - (previous?.end ?? 0)))
      paragraphs.push(changes && cue.speaker ? `${cue.speaker}: ${cue.text}` : cue.text)
    else paragraphs[paragraphs.length - 1] = `${last} ${cue.text}`
    previous = cue
  }
  return shorten(paragraphs.join('\n\n').toWellFormed())
}

const isFull = (paragraph: string, pause: number) =>
  paragraph.length > longestParagraph ||
  (sentenceEnd.test(paragraph) && (pause >= pauseSeconds || paragraph.length > enough))

function shorten(text: string): string {
  if (text.length <= longestCaptionText) return text
  const cut = text.slice(0, longestCaptionText - 1)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longestCaptionText / 2)).trimEnd()}…`
}

const reader = system('caption text')

/** Reads the words of captions that an older version stored. A file that is missing has none. */
export async function readMissingCaptionTexts({
  db,
  mediaDir,
}: {
  db: Kysely<Tables>
  mediaDir: string
}): Promise<void> {
  const rows = await db.selectFrom('captions').select('file').distinct().where('text', 'is', null).execute()
  for (const { file } of rows) {
    const vtt = await readFile(originalPath(mediaDir, file), 'utf8').catch(() => '')
    await execute(db, reader, noteCaptionText, { file, text: captionText(vtt) })
  }
}
