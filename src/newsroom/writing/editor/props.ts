/** What the article's screen gives the editor of a body, and what it gets back. */
import type { BodyDocument } from '../../../content/body/document.ts'
import type { Language } from '../../../language/languages.ts'

/** A media item as the editor shows it: small, with the words that belong to it. */
export interface MediaShown {
  thumbnailUrl: string
  /** The item's own caption, shown where the body has none. */
  caption: string
  creditline: string
  type: 'picture' | 'video'
}

export interface ArticleShown {
  headline: string
  address: string
}

/** What the editor asks of the rest of the newsroom; a dialog that is closed answers null. */
export interface EditorHost {
  pickPicture(): Promise<{ mediaId: number; caption?: string } | null>
  pickVideo(): Promise<{ mediaId: number; caption?: string } | null>
  pickArticle(): Promise<{ articleId: number } | null>
  /** Pictures that were pasted or dropped, in their order. Rejects with an error whose message is for people. */
  uploadPictures(files: File[]): Promise<{ mediaId: number }[]>
  mediaOf(mediaId: number): Promise<MediaShown>
  articleOf(articleId: number): Promise<ArticleShown>
}

/** A text outside the body, such as the headline. */
export interface PlainText {
  label: string
  text: string
  change(text: string): void
}

export interface BodyEditorProps extends EditorHost {
  /** Shown as given; a value that equals what the editor holds leaves the caret alone. */
  value: BodyDocument
  onChange(document: BodyDocument): void
  /** The language of the article, not of the screen. */
  language: Language
  /** The direction of a block that has no letter yet. */
  direction: 'rtl' | 'ltr'
  autofocus?: boolean
  /** Texts above the body that the help with punctuation looks at too. */
  texts?: PlainText[]
  editable?: boolean
  /** For a few lines, such as an entry of a coverage: the tools used most, and words of its own. */
  small?: { label: string; placeholder: string }
}
