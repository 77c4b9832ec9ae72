import type { Forms } from '../../../../language/plural.ts'
import type { EditorWords } from '../words.ts'

/** "لم يُلصق: صورتان من موقع آخر، ومحتوى مضمَّن." */
export function leftSentence(
  kinds: Map<string, number>,
  w: EditorWords,
  count: (n: number, forms: Forms) => string,
): string {
  const pictures = kinds.get('picture') ?? 0
  const said = [
    pictures > 0 && count(pictures, w.leftPictures),
    kinds.has('video') && w.leftVideos,
    kinds.has('embed') && w.leftEmbeds,
    kinds.has('form') && w.leftForms,
    kinds.has('cells') && w.leftCells,
  ].filter((part) => part !== false)
  const sentence = w.leftAndSaid(said.join(w.and))
  return pictures > 0 ? `${sentence} ${w.leftPicturesHint}` : sentence
}
