/** The public site as the copy reads it. */

/** Whether a page is there: its status, and where it is when it has moved. */
export interface PageState {
  status: number
  /** The path that a redirect leads to. */
  location: string | null
}

export interface PublicPage {
  status: number
  contentType: string
  text: string
}

export interface Source {
  /** A path may be percent-encoded; `query` is without the question mark. */
  state(path: string, query: string): Promise<PageState>
  page(path: string, query: string): Promise<PublicPage>
  /** The path on disk of a public file of the media library or of the brand; null when readers do not see it. */
  media(path: string): Promise<string | null>
  /** Files at the root: icons, files of the brand and of the site's folder. */
  rootFiles(): Promise<{ path: string; file: string | Buffer }[]>
  /** The folder of scripts and styles. */
  assets: string
  /** The page for addresses where nothing is. */
  notFound(): Promise<string>
}
