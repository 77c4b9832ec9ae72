/** What an export for another program needs. */
import type { Kysely } from 'kysely'
import type { Tables } from '../../kernel/tables.ts'

export interface ArchiveOptions {
  db: Kysely<Tables>
  siteUrl: string
  mediaDir: string
  /** A folder that does not exist yet, or is empty. */
  folder: string
  /** The address at which the folder's media are served while the other program imports them. */
  mediaUrl: string
  onProgress?(articles: number): void
}
