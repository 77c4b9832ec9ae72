import { becameLink } from '../../blocks/embed/read-html.ts'
import { tooManyCells } from '../../blocks/table/grid.ts'
import type { Forms } from '../../language/plural.ts'
import type { EditorMessages } from './messages.ts'

/** The reports of the HTML reader and their messages; other reports are not shown. */
const leftOut = (w: EditorMessages): [string, string[]][] => [
  [w.leftVideos, ['video', 'audio']],
  [w.leftEmbeds, ['iframe', 'embed']],
  [w.leftForms, ['form']],
  [w.leftCells, [tooManyCells]],
  [w.leftDeleted, ['deleted text']],
  [w.leftFormulas, ['math']],
]
const flattened = (w: EditorMessages): [string, string[]][] => [
  [w.flattened.levels, ['nesting of lists']],
  [w.flattened.embeds, [becameLink]],
]

/**
 * "لم يُلصق: صورتان من موقع آخر، ومحتوى مضمَّن. تغيّر ما أُلصق: نص مشطوب صار عاديًا." '' when nothing
 * important was lost.
 */
export function leftSentence(
  left: Map<string, number>,
  w: EditorMessages,
  count: (n: number, forms: Forms) => string,
): string {
  const said = (list: [string, string[]][]) =>
    list.flatMap(([words, kinds]) => (kinds.some((kind) => left.has(kind)) ? [words] : []))
  const pictures = left.get('picture') ?? 0
  const gone = [...(pictures > 0 ? [count(pictures, w.leftPictures)] : []), ...said(leftOut(w))]
  const changed = said(flattened(w))
  return [
    gone.length > 0 && w.leftAndSaid(gone.join(w.and)),
    pictures > 0 && w.leftPicturesHint(pictures),
    changed.length > 0 && w.flattenedAndSaid(changed.join(w.and)),
  ]
    .filter((part) => part !== false)
    .join(' ')
}
