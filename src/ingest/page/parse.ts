/**
 * Extracts an article from the text of a copied or saved web page. Recognises the surrounding page
 * (navigation, stories, lists of headlines) by its form and omits it.
 */
import { CommandError } from '../../kernel/command.ts'
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
/** Lines that begin the part of the page below an article. */
const afterArticle =
  /^(?:التعليقات|تعليقات|اقرأ أيضا|اقرأ أيضًا|اقرأ المزيد|إقرأ المزيد|شارك|تابعوا?نا|الأكثر قراءة|مواضيع ذات صلة|Comments)\s*:?$/iu
const bullet = /^[•●▪‣·*–-]\s/u
const isProse = (line: string) => line.length >= 80 && /\s/.test(line) && !bullet.test(line)
const ends = /[.!?؟…"»”)]$/u

/**
 * The headline: a line that is repeated after the standfirst, above the picture; otherwise the last line
 * before the prose.
 */
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

/** "وزير الخارجية … / POOL New / Reuters": the caption, then the credit. */
function readPicture(line: string): ParsedPage['picture'] {
  const [caption = '', ...credits] = line.split(/\s+\/\s+/)
  return { caption: caption.trim(), creditline: credits.join(' / ').trim() }
}
const isCredit = (line: string) => /\S\s+\/\s+\S/.test(line) && line.length <= 300

/** Paragraphs end at a source line, at the surrounding page, or when only headlines follow. */
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
  /** The page was not written later than this. */
  before: Date
  timeZone: string
  /** YYYY-MM-DD, when it is known. */
  date?: string
}

/** @throws CommandError when the text contains no article, or the date is invalid */
export function parsePage(text: string, { before, timeZone, date }: PageOptions): ParsedPage {
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.replace(/\s+/g, ' ').trim())
  const found = findHeadline(lines)
  if (!found)
    throw new CommandError(
      'invalid',
      'The page contains no article: no headline with paragraphs below it was found.',
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
  // Without a repeated headline, the bold first paragraph is still the standfirst.
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
    throw new CommandError('invalid', `"${date}" is not a day. Give --date as YYYY-MM-DD.`)
  }
  return date
}
