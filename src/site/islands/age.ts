import { archiveNotes } from '../../language/archive-note.ts'
import type { Language } from '../../language/languages.ts'

const yearMs = 31_557_600_000

/** Shows a notice on articles older than a year, because the page around them is current. */
export function showAge(): void {
  const published = document.querySelector<HTMLMetaElement>('meta[property="article:published_time"]')
  const text = document.querySelector('.story > .text')
  if (!published || !text || !(Date.now() - Date.parse(published.content) > yearMs)) return
  const textContent = archiveNotes[document.documentElement.lang as Language]
  const { lang, dir } = document.documentElement
  text.prepend(Object.assign(document.createElement('p'), { className: 'old', textContent, lang, dir }))
}
