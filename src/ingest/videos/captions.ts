/**
 * Parses captions (WebVTT, https://www.w3.org/TR/webvtt1/) and writes them again from what it understood.
 * Omits styles, regions and notes, and all tags except b, i, u, ruby and speakers.
 */

/** Refused captions; the message is a sentence for the user. */
export class CaptionError extends Error {}

export const largestCaptions = 1024 * 1024

const time = String.raw`(?:(\d{2,4}):)?([0-5]\d):([0-5]\d)\.(\d{3})`
const timing = new RegExp(String.raw`^${time}[ \t]+-->[ \t]+${time}(?:[ \t]+(.*))?$`)
const settings =
  /^(?:vertical:(?:rl|lr)|(?:line|position):-?\d{1,3}(?:\.\d+)?%?(?:,(?:start|center|end|line-left|line-right))?|size:\d{1,3}(?:\.\d+)?%|align:(?:start|center|end|left|right))$/
const keptTag = /^<\/?(?:b|i|u|ruby|rt|v(?:[ \t][^<>&]{1,100})?)>$/

/**
 * Returns the text to store.
 * @throws CaptionError
 */
export function readCaptions(bytes: Uint8Array): string {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new CaptionError('Captions must be text in UTF-8.')
  }
  const [head = '', ...blocks] = text
    .replace(/\0/g, '\ufffd')
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
  if (!/^WEBVTT(?:[ \t\n]|$)/.test(head))
    throw new CaptionError('These are not WebVTT captions: the first line must be WEBVTT.')
  const cues = blocks.map((block) => readBlock(block.replace(/^\n+|\n+$/g, ''))).filter((cue) => cue !== null)
  if (cues.length === 0) throw new CaptionError('This file contains no captions.')
  return `WEBVTT\n\n${cues.join('\n\n')}\n`
}

/** Parses a cue; null for other blocks. */
function readBlock(block: string): string | null {
  if (block === '' || /^(?:NOTE|STYLE|REGION)(?:[ \t\n]|$)/.test(block)) return null
  const lines = block.split('\n')
  const at = lines[0]!.includes('-->') ? 0 : 1
  const [, h1, m1, s1, f1, h2, m2, s2, f2, given = ''] = timing.exec(lines[at]?.trim() ?? '') ?? []
  if (m1 === undefined)
    throw new CaptionError(`This is not the time of a caption: “${(lines[at] ?? lines[0]!).slice(0, 80)}”.`)
  const start = `${h1 ?? '00'}:${m1}:${s1}.${f1}`
  const end = `${h2 ?? '00'}:${m2}:${s2}.${f2}`
  if (secondsOf(end) <= secondsOf(start))
    throw new CaptionError(`The caption at ${start} ends before it begins.`)
  const kept = given.split(/[ \t]+/).filter((one) => settings.test(one))
  const words = lines
    .slice(at + 1)
    .map(cleanLine)
    .filter(Boolean)
  if (words.length === 0) return null
  return [[`${start} --> ${end}`, ...kept].join(' '), ...words].join('\n')
}

const secondsOf = (text: string) => text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)

const cleanLine = (line: string) =>
  line
    .replace(/<[^<>]*>/g, (tag) => (keptTag.test(tag) ? tag : ''))
    .replace(/<(?!\/?(?:b|i|u|ruby|rt|v)[ \t>])/g, '&lt;')
    .replaceAll('-->', '--&gt;')
    .trim()
