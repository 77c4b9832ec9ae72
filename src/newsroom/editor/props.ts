/** The interface between an article's screen and the body editor. */
import type { Embed } from '../../blocks/embed/block.ts'
import type { Json } from '../../body/block.ts'
import type { BodyDocument } from '../../body/document.ts'
import type { Language } from '../../language/languages.ts'
import type { MediaType } from '../../values/media-type.ts'

/** A media item in the editor: a small picture with its texts. */
export interface MediaShown {
  thumbnailUrl: string
  /** The item's own caption, shown when the body has none. */
  caption: string
  creditline: string
  type: MediaType
}

export interface ArticleShown {
  headline: string
  address: string
}

/** The description of a post by its host; `stillProblem` when its still could not be fetched. */
export type EmbedDescription = Omit<Embed['attrs'], 'url'> & { stillProblem: object | null }

/** The newsroom's services for the editor; a cancelled dialog returns null. */
export interface EditorHost {
  pickPicture(): Promise<{ mediaId: number; caption?: string } | null>
  pickVideo(): Promise<{ mediaId: number; caption?: string } | null>
  /** Several pictures in the chosen order. */
  pickPictures(): Promise<{ mediaId: number }[] | null>
  pickAudio(): Promise<{ mediaId: number } | null>
  pickDocument(): Promise<{ mediaId: number } | null>
  pickArticle(): Promise<{ articleId: number } | null>
  /** Uploads pasted or dropped pictures, in order. @throws Error with a sentence for the user */
  uploadPictures(files: File[]): Promise<{ mediaId: number }[]>
  mediaOf(mediaId: number): Promise<MediaShown>
  /** The hosts whose pages may be embedded, beside the known providers. */
  embedHosts: readonly string[]
  /** Asks the host of a post for its description. @throws ApiProblem with a `reason` in its `extra` */
  describeEmbed(url: string): Promise<EmbedDescription>
  articleOf(articleId: number): Promise<ArticleShown>
  /** Blocks of the newsroom's own modules. Without it, none can be added. */
  moduleBlocks?: {
    kinds(): Promise<{ type: string; label: string }[]>
    /** Edits a block, or creates one of a type; null leaves the text unchanged. */
    edit(block: Json | string): Promise<Json | null>
  }
}

/** A text outside the body, such as the headline. */
export interface PlainText {
  label: string
  text: string
  change(text: string): void
}

export interface BodyEditorProps extends EditorHost {
  /** The value to show; a value equal to the editor's content leaves the caret in place. */
  value: BodyDocument
  /** `before` is the editor's previous content; later merges are not in it. */
  onChange(document: BodyDocument, before: BodyDocument): void
  /** The language of the article, not of the screen. */
  language: Language
  /** The direction of a block without letters. */
  direction: 'rtl' | 'ltr'
  autofocus?: boolean
  /** Texts above the body that the punctuation help also checks. */
  texts?: PlainText[]
  editable?: boolean
  /** For short texts, such as an entry of a coverage: fewer tools, and its own label. */
  small?: { label: string; placeholder: string }
}
