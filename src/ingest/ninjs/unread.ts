/** Reports the properties of an item that are not imported. */
import type { Note } from './losses.ts'

type Raw = Record<string, unknown>
const setOf = (words: string) => new Set(words.toLowerCase().split(/\s+/))

/** Technical properties that contain no news. */
const technical = setOf(
  `standard $standard $schema type mimetype charcount wordcount readtime name rel profile representationtype
   id uri guid version total limit offset`,
)
const ofArticles = setOf(
  `firstCreated versionCreated contentCreated embargoedUntil embargoed pubStatus urgency language by byline located
   headlines descriptions bodies people person places place subjects subject keywords genres genre infoSources
   infosource source provider altIds associations authors`,
)
const ofMedia = setOf(
  `versionCreated expires embargoedUntil embargoed edNote ednote by byline copyrightHolder copyrightNotice usageTerms descriptions infoSources infosource
   source provider altIds renditions headlines language pubStatus firstCreated contentCreated associations`,
)
const flat = /^(?:headline|description|body)(?:_\w+)?$/i

/** The properties that we read of the objects in these lists. */
const ofLists: Record<string, Set<string>> = {
  ...Object.fromEntries(
    ['subjects', 'subject', 'people', 'person', 'genres', 'genre'].map((list) => [
      list,
      setOf('name rel role uri literal code scheme symbol guid lang'),
    ]),
  ),
  ...Object.fromEntries(
    ['places', 'place'].map((list) => [list, setOf('name literal rel role code scheme lang')]),
  ),
  ...Object.fromEntries(
    ['infosources', 'infosource'].map((list) => [list, setOf('name literal uri role rel contactInfo')]),
  ),
}

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  value === false ||
  (typeof value === 'object' && (Array.isArray(value) ? value : Object.keys(value)).length === 0)

const shown = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value)?.slice(0, 200) ?? '')

/** Reports each, as `edNote` or, for an associated item, `associations: edNote`. */
export function noteUnread(raw: unknown, note: Note, type: 'article' | 'media', before = ''): void {
  if (typeof raw !== 'object' || raw === null) return
  const read = type === 'article' ? ofArticles : ofMedia
  for (const [key, value] of Object.entries(raw as Raw)) {
    const name = key.toLowerCase()
    if (isEmpty(value) || key.startsWith('_') || technical.has(name)) continue
    const known = ofLists[name]
    if (known && type === 'article')
      noteParts(value, known, (part, detail) => note(`${before}${key}: ${part}`, detail))
    if (read.has(name) || (flat.test(key) && typeof value === 'string')) continue
    note(`${before}${key}`, shown(value))
  }
  if (before !== '') return
  const { associations } = raw as Raw
  if (typeof associations !== 'object' || associations === null) return
  for (const one of Object.values(associations)) {
    const isArticle = /^(?:text|composite)$/i.test(String((one as Raw | null)?.type))
    if (!isArticle) noteUnread(one, note, 'media', 'associations: ')
  }
}

function noteParts(list: unknown, known: Set<string>, note: Note): void {
  for (const one of Array.isArray(list) ? list : [list]) {
    if (typeof one !== 'object' || one === null) continue
    for (const [key, value] of Object.entries(one as Raw)) {
      if (!isEmpty(value) && !known.has(key.toLowerCase())) note(key, shown(value))
    }
  }
}
