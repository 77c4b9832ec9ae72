/**
 * An article out of the text of a web page as it is copied or saved: the frame around it (navigation, stories,
 * lists of headlines) is found by its shape and left out.
 */
import { CommandError } from '../../content/command.ts'
import { type DateGuess, guessDate } from './year.ts'

export interface ParsedPage extends DateGuess {
  headline: string
  standfirst: string
  paragraphs: string[]
  picture: { caption: string; creditline: string } | null
  /** The agency named as the source. */
  source: string
}

const sourceLine = /^(?:المصدر|المصادر|Source|Sources)\s*[:：]\s*(.+)$/iu
/** What begins the frame below an article. */
const afterArticle =
  /^(?:التعليقات|تعليقات|اقرأ أيضا|اقرأ أيضًا|اقرأ المزيد|إقرأ المزيد|شارك|تابعوا?نا|الأكثر قراءة|مواضيع ذات صلة|Comments)\s*:?$/iu
const bullet = /^[•●▪‣·*–-]\s/u
const isProse = (line: string) => line.length >= 80 && /\s/.test(line) && !bullet.test(line)
const ends = /[.!?؟…"»”)]$/u

/** The headline: a line that stands again after the standfirst, above the picture; else the last one before the prose. */
function findHeadline(lines: string[]): { at: number; again: number | null } | null {
  const firstProse = lines.findIndex((line, i) => isProse(line) && lines.slice(0, i).some(isTitle))
  if (firstProse < 0) return null
  for (let at = firstProse - 1; at >= 0; at--) {
    const line = lines[at]!
    if (!isTitle(line)) continue
    const again = lines.findIndex((other, i) => i > firstProse && other === line)
    return { at, again: again < 0 ? null : again }
  }
  return null
}
const isTitle = (line: string) => line !== '' && !bullet.test(line) && line.length <= 300

/** "وزير الخارجية … / POOL New / Reuters": what it shows, then whose it is. */
function readPicture(line: string): ParsedPage['picture'] {
  const [caption = '', ...credits] = line.split(/\s+\/\s+/)
  return { caption: caption.trim(), creditline: credits.join(' / ').trim() }
}
const isCredit = (line: string) => /\S\s+\/\s+\S/.test(line) && line.length <= 300

/** Paragraphs end where a source is named, the frame begins, or nothing but headlines is left. */
function readBody(lines: string[]): { paragraphs: string[]; source: string } {
  const paragraphs: string[] = []
  for (const line of lines) {
    const source = sourceLine.exec(line)?.[1]
    if (source) return { paragraphs, source: source.trim().replace(/\.$/, '') }
    if (afterArticle.test(line)) break
    if (line !== '') paragraphs.push(line)
  }
  const lastProse = paragraphs.findLastIndex((line) => isProse(line) || ends.test(line))
  return { paragraphs: paragraphs.slice(0, lastProse + 1), source: '' }
}

export interface PageOptions {
  /** No later than this was the page written. */
  before: Date
  timeZone: string
  /** YYYY-MM-DD, when it is known. */
  date?: string
}

/** @throws CommandError when the text holds no article or the date is none */
export function parsePage(text: string, { before, timeZone, date }: PageOptions): ParsedPage {
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.replace(/\s+/g, ' ').trim())
  const found = findHeadline(lines)
  if (!found)
    throw new CommandError(
      'invalid',
      'The page holds no article: no headline with paragraphs below it was found.',
    )
  const { at, again } = found
  const opening = lines.slice(at + 1, again ?? lines.length).filter(Boolean)
  const standfirst = again === null ? '' : opening.join(' ')
  let start = again === null ? at + 1 : again + 1
  let picture: ParsedPage['picture'] = null
  const next = lines.findIndex((line, i) => i >= start && line !== '')
  if (next >= 0 && isCredit(lines[next]!)) {
    picture = readPicture(lines[next]!)
    start = next + 1
  }
  const { paragraphs, source } = readBody(lines.slice(start))
  const [first, ...rest] = paragraphs
  const guess =
    date === undefined
      ? guessDate([standfirst, ...paragraphs].join('\n'), before, timeZone)
      : { day: givenDay(date), notice: '' }
  // Without a second headline to close it, the bold first paragraph is the standfirst all the same.
  const parts =
    again === null && rest.length > 0 ? { standfirst: first!, paragraphs: rest } : { standfirst, paragraphs }
  return { headline: lines[at]!, ...parts, picture, source, ...guess }
}

function givenDay(date: string): string {
  const at = new Date(`${date}T00:00:00Z`)
  if (
    !/^\d{4}-\d{2}-\d{2}$/.test(date) ||
    Number.isNaN(at.getTime()) ||
    at.toISOString().slice(0, 10) !== date
  ) {
    throw new CommandError('invalid', `"${date}" is not a day; give --date as YYYY-MM-DD.`)
  }
  return date
}
