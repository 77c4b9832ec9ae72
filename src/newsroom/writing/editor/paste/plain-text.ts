/** Pasted text without marks: paragraphs are parted by empty lines, or else each line is one. */
import type { Paragraph } from '../../../../content/body/document.ts'
import { paragraphsOf } from './line.ts'

export function readPlainText(text: string): Paragraph[] {
  const lines = text.replace(/\r\n?/g, '\n').trim()
  const parts = /\n[^\S\n]*\n/.test(lines) ? lines.split(/\n(?:[^\S\n]*\n)+/) : lines.split('\n')
  return parts.flatMap((part) =>
    paragraphsOf(
      part
        .split('\n')
        .flatMap((line, at) => [
          ...(at > 0 ? [{ type: 'hardBreak' as const }] : []),
          ...(line ? [{ type: 'text' as const, text: line }] : []),
        ]),
    ),
  )
}
